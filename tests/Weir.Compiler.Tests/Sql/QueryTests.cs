namespace Weir.Compiler.Tests.Sql;

/// <summary>Translated queries give on DuckDB what Spark gave: rows, types and names of columns.</summary>
public sealed class QueryTests
{
    [Theory]
    [InlineData("queries.jsonl")]
    [InlineData("columns.jsonl")]
    public void Answers_are_Sparks_when_the_columns_are_known(string file)
    {
        using TranslatedRun run = new();
        run.CreateTables();
        string[] differences = [.. Recorded.Read(file).Where(r => r.Differs is null).Select(run.Compare).OfType<string>().Where(d => !d.Contains("DuckDB: refused: ", StringComparison.Ordinal))];
        differences.ShouldBeEmpty(string.Join("\n", differences));
    }

    [Fact]
    public void Without_the_columns_the_values_are_still_Sparks()
    {
        using TranslatedRun run = new();
        run.CreateTables(typed: false);
        Recorded.Read("queries.jsonl").Where(r => !run.SameValues(r)).Select(r => r.Sql).ShouldBeEmpty();
    }

    [Fact]
    public void The_corpus_is_large_and_none_of_its_queries_is_refused()
    {
        using TranslatedRun run = new();
        run.CreateTables();
        IReadOnlyList<Recorded> all = Recorded.Read("queries.jsonl");
        all.Count.ShouldBeGreaterThan(100);
        all.Where(r => run.Answer(r, out _).StartsWith("refused", StringComparison.Ordinal)).Select(r => r.Sql).ShouldBeEmpty();
    }
}
