namespace Weir.Compiler.Tests.Sql;

/// <summary>Translated expressions give on DuckDB what Spark gave: value by value, type by type, error by error.</summary>
public sealed class ExpressionTests
{
    public static TheoryData<string> Files => ["text.jsonl", "numbers.jsonl", "times.jsonl", "types.jsonl", "nested.jsonl"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Answers_are_Sparks(string file)
    {
        using TranslatedRun run = new();
        List<string> differences = [];
        foreach (Recorded recorded in Recorded.Read(file).Where(r => r.Differs is null))
        {
            if (run.Compare(recorded) is { } difference && !difference.Contains("DuckDB: refused: ", StringComparison.Ordinal))
            {
                differences.Add(difference);
            }
        }

        differences.ShouldBeEmpty(string.Join("\n", differences));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_marked_as_different_still_is(string file)
    {
        using TranslatedRun run = new();
        Recorded.Read(file).Where(r => r.Differs is not null && run.Compare(r) is null).Select(r => r.Sql).ShouldBeEmpty();
    }

    [Fact]
    public void The_corpus_is_large_and_few_of_it_are_refused()
    {
        using TranslatedRun run = new();
        Recorded[] all = [.. Files.SelectMany(f => Recorded.Read(f.Data))];
        all.Length.ShouldBeGreaterThan(1000);
        all.Where(r => r.Error is null && run.Answer(r, out _).StartsWith("refused", StringComparison.Ordinal)).Select(r => r.Sql)
            .ShouldBe(["crc32('Spark')", "date_format(date'2016-04-08', 'QQQ')"], ignoreOrder: true);
    }
}
