using System.Text.RegularExpressions;
using Weir.Compiler.Sql;

namespace Weir.Compiler.Tests.Sql;

/// <summary>The table of functions is true: it lists what Spark has, and what it says is translated was tried.</summary>
public sealed partial class FunctionReferenceTests
{
    /// <summary>Operators and grammar that Spark's own list of functions holds.</summary>
    private static readonly string[] Grammar = ["and", "or", "in", "between", "case", "when", "cast"];

    /// <summary>Spark's grammar knows these although its list does not.</summary>
    private static readonly string[] Unlisted = ["timestampadd", "timestampdiff"];

    [Fact]
    public void Every_function_of_Sparks_is_listed_and_no_other()
    {
        IEnumerable<string> sparks = File.ReadLines(Path.Combine(Recorded.Folder, "functions.txt")).Where(f => char.IsAsciiLetter(f[0])).Except(Grammar).Concat(Unlisted);
        SparkFunctionReference.All.Select(f => f.Name).ShouldBe(sparks, ignoreOrder: true);
    }

    [Fact]
    public void Every_function_that_is_not_refused_was_tried()
    {
        HashSet<string> called = [];
        foreach (Recorded recorded in CorpusTests.Files.SelectMany(f => Recorded.Read(f.Data.Item1)).Where(r => r.Error is null && r.Differs is null && !r.IsRefused))
        {
            called.UnionWith(Words().Matches(recorded.Sql.ToLowerInvariant()).Select(m => m.Value));
        }

        SparkFunctionReference.All.Where(f => f.Outcome != SparkFunctionOutcome.Refused && !called.Contains(f.Name)).Select(f => f.Name)
            .ShouldBe(["raise_error"], ignoreOrder: true);
    }

    [Fact]
    public void Most_functions_are_the_same_or_translated()
    {
        SparkFunction[] plain = [.. SparkFunctionReference.All.Where(f => !SparkFunctionReference.IsForeign(f))];
        plain.Count(f => f.Outcome != SparkFunctionOutcome.Refused).ShouldBeGreaterThan(plain.Length * 97 / 100);
    }

    [Fact]
    public void Names_that_both_dialects_have_are_those_of_the_engine()
    {
        using TranslatedRun run = new();
        HashSet<string> engine = [];
        using (Weir.Engines.DuckDb.Interop.DuckDbResult result = run.Connection.Query("SELECT DISTINCT function_name FROM duckdb_functions()"))
        {
            engine.UnionWith(result.ReadRows().Select(r => (string)r[0]!));
        }

        SparkFunctionReference.All.Select(f => f.Name).Where(n => engine.Contains(n) && !Weir.Compiler.Sql.Functions.SharedNames.Has(n)).ShouldBeEmpty();
    }

    [GeneratedRegex("[a-z_0-9]+")]
    private static partial Regex Words();
}
