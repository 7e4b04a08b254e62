using Weir.Compiler.Sql;
using Weir.Compiler.Sql.ToSpark;
using Weir.Core.Specs;

namespace Weir.Compiler.Tests.Sql;

/// <summary>DuckDB's SQL gives on Spark, translated, what it gives on DuckDB as it is: Spark's answers are recorded.</summary>
public sealed class FromDuckDbTests
{
    public const string File = "from_duckdb.jsonl";

    private static readonly HashSet<string> NoFunctions = [];

    [Fact]
    public void Both_engines_give_the_same()
    {
        using TranslatedRun run = new();
        run.CreateTables();
        string[] differences = [.. Recorded.Read(File).Where(r => !r.IsRefused && r.Differs is null).Select(run.CompareNative).OfType<string>()];
        differences.ShouldBeEmpty(string.Join("\n", differences));
    }

    [Fact]
    public void The_translation_is_the_one_that_Spark_answered()
    {
        using TranslatedRun run = new();
        run.CreateTables();
        Recorded[] recorded = [.. Recorded.Read(File)];
        recorded.Select(r => Translate(r, run.Columns!).ToLine()).ShouldBe(recorded.Select(r => r.ToLine()));
    }

    [Fact]
    public void Every_function_that_is_translated_was_tried()
    {
        string[] tried = [.. Recorded.Read(File).Where(r => !r.IsRefused && r.Error is null).Select(r => r.DuckDb!.ToLowerInvariant())];
        DuckDbFunctionReference.Names.Where(n => !tried.Any(t => t.Contains(n, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void There_are_as_many_as_the_reference_says() => Recorded.Read(File).Count(r => !r.IsRefused).ShouldBe(SparkCorpus.FromDuckDb);

    [Theory]
    [InlineData("read_text(a) = 'x'", 0, 9, "READ_TEXT can't be translated to Spark's SQL.")]
    [InlineData("xs[1:2] = [1]", 4, 1, "A slice of a list can't be translated.")]
    [InlineData("a = CAST(1 AS HUGEINT)", 14, 7, "The type hugeint has no counterpart in Spark's SQL.")]
    [InlineData("regexp_matches(a, '(?i)x')", 18, 7, "The engines may read this pattern otherwise.")]
    [InlineData("a ~ 'x'", 2, 1, "Expected the end, but found '~'.")]
    public void What_has_no_counterpart_is_an_error_with_its_place(string sql, int offset, int length, string message)
    {
        SqlProblem problem = new SparkTranslator(NoFunctions).Translate(sql, SqlRole.Predicate).Problem.ShouldNotBeNull();
        (problem.Offset, problem.Length, problem.Message).ShouldBe((offset, length, message));
    }

    [Fact]
    public void An_order_puts_NULL_where_DuckDb_does() =>
        new SparkTranslator(NoFunctions).Translate("a, b DESC, c NULLS FIRST", SqlRole.Ordering).Text.ShouldBe("a NULLS LAST, b DESC NULLS LAST, c NULLS FIRST");

    /// <summary>The line with today's translation.</summary>
    internal static Recorded Translate(Recorded recorded, SqlColumns columns)
    {
        bool whole = recorded.DuckDb!.StartsWith("SELECT ", StringComparison.Ordinal) || recorded.DuckDb.StartsWith("WITH ", StringComparison.Ordinal) || recorded.DuckDb.StartsWith("FROM ", StringComparison.Ordinal);
        SqlTranslation translation = new SparkTranslator(NoFunctions).Translate(recorded.DuckDb, whole ? SqlRole.Query : SqlRole.Predicate, columns);
        return recorded with { Sql = translation.Problem is null ? translation.Text ?? recorded.DuckDb : "", IsRefused = translation.Problem is not null };
    }
}
