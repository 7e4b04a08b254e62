using Weir.Compiler.Sql;

namespace Weir.Compiler.Tests.Sql;

/// <summary>Translated SQL gives on DuckDB what a real Spark gave: value by value, type by type, name by name, error by error.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string, bool, string> Files => new()
    {
        { "text.jsonl", true, "UTC" },
        { "numbers.jsonl", true, "UTC" },
        { "times.jsonl", true, "UTC" },
        { "types.jsonl", true, "UTC" },
        { "nested.jsonl", true, "UTC" },
        { "more.jsonl", true, "UTC" },
        { "clock.jsonl", true, "UTC" },
        { "documents.jsonl", true, "UTC" },
        { "further.jsonl", true, "UTC" },
        { "columns.jsonl", true, "UTC" },
        { "queries.jsonl", true, "UTC" },
        { "tpch.jsonl", true, "UTC" },
        { "ansi_off.jsonl", false, "UTC" },
        { "zones.jsonl", true, "Europe/Vienna" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Answers_are_Sparks(string file, bool ansi, string zone)
    {
        using TranslatedRun run = new(ansi, zone);
        run.CreateTables();
        string[] differences = [.. Recorded.Read(file).Where(r => r.Differs is null && !r.IsRefused).Select(run.Compare).OfType<string>()];
        differences.ShouldBeEmpty(string.Join("\n", differences));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_marked_as_different_or_refused_still_is(string file, bool ansi, string zone)
    {
        using TranslatedRun run = new(ansi, zone);
        run.CreateTables();
        Recorded[] all = [.. Recorded.Read(file)];
        all.Where(r => r.Differs is not null && run.Compare(r) is null).Select(r => r.Sql).ShouldBeEmpty();
        all.Where(r => r.IsRefused && !run.Answer(r, out _).StartsWith("refused: ", StringComparison.Ordinal)).Select(r => r.Sql).ShouldBeEmpty();
    }

    [Fact]
    public void Without_the_columns_the_values_are_still_Sparks()
    {
        using TranslatedRun run = new();
        run.CreateTables(typed: false);
        Recorded.Read("queries.jsonl").Where(r => !run.SameValues(r)).Select(r => r.Sql).ShouldBeEmpty();
    }

    [Fact]
    public void The_corpus_is_as_large_as_the_reference_says()
    {
        Recorded[] all = [.. Files.SelectMany(f => Recorded.Read(f.Data.Item1))];
        (all.Count(r => !r.IsWhole), all.Count(r => r.IsWhole), all.Count(r => r.Error is not null)).ShouldBe((SparkCorpus.Expressions, SparkCorpus.Queries, SparkCorpus.Errors));
        Recorded.Read("queries.jsonl").Count.ShouldBeGreaterThan(100);
        Recorded.Read("tpch.jsonl").Count.ShouldBe(22);
    }
}
