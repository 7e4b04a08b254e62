using System.Globalization;
using Weir.Compiler.Sql;

namespace Weir.Cli.Reference;

/// <summary>The page that tells what becomes of Spark's SQL on DuckDB.</summary>
internal static class SparkSqlPage
{
    public static ReferencePage Create()
    {
        IReadOnlyList<SparkFunction> all = SparkFunctionReference.All;
        Markdown page = new Markdown().Heading(1, "Spark's SQL on DuckDB")
            .Paragraph("SQL in a Blueprint may be written in Spark's dialect. On DuckDB it is translated: what runs gives Spark's values, types, NULLs, order of NULLs and errors, or is refused with its place. `engine.duckdb.sql_dialect` says how SQL is read, `engine.duckdb.sql_ansi` whether Spark's ANSI mode is meant (it is by default).");
        page.Table(["sql_dialect", ""],
        [
            ["`auto` (default)", "Each piece of SQL is Spark's, unless a function or syntax that only DuckDB has shows that it is DuckDB's; then it runs as it is. A piece that mixes both is refused. So is a piece with `\"...\"` and nothing of Spark's alone: Spark reads a text, DuckDB a name."],
            ["`spark`", "All SQL is Spark's; anything else is refused."],
            ["`duckdb`", "All SQL is DuckDB's; nothing is translated."],
        ]);
        page.Paragraph(Sentence(all));
        page.Paragraph(string.Create(CultureInfo.InvariantCulture,
            $"A real Spark is the judge: its answers to {SparkCorpus.Expressions} expressions and {SparkCorpus.Queries} whole queries, {SparkCorpus.Errors} of them errors, are recorded, and DuckDB's are compared with them value by value and type by type. `eng/sql-record` asks a live server again."));
        page.Table(["refused because", "functions"], all.Where(f => f.Outcome == SparkFunctionOutcome.Refused).GroupBy(f => f.Detail)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new[] { g.Key, g.Count().ToString(CultureInfo.InvariantCulture) }));
        foreach (IGrouping<string, SparkFunction> group in all.GroupBy(f => f.Group))
        {
            page.Heading(2, char.ToUpperInvariant(group.Key[0]) + group.Key[1..]);
            page.Table(["function", "on DuckDB", ""], group.Select(f => new[] { $"`{f.Name}`", f.Outcome.ToString().ToLowerInvariant(), f.Detail }));
        }

        page.Heading(2, "DuckDB's SQL on Spark");
        page.Paragraph(string.Create(CultureInfo.InvariantCulture,
            $"With `engine.spark.sql_dialect: duckdb` a Blueprint written in DuckDB's SQL runs on Spark: what is the same or has a counterpart is translated, the rest is refused with its place. {SparkCorpus.FromDuckDb} pieces of it are recorded with Spark's answers, which are DuckDB's."));
        page.Table(["DuckDB's", "on Spark"],
        [
            ["`\"name\"`, `'it''s'`, `[a, b]`, `{'a': 1}`, `MAP {'k': v}`, `x::INTEGER`, `lambda x: ...`", "spelled as Spark does"],
            ["`/`", "DOUBLE, and infinite by zero"],
            ["`//`, `%`, `^`, `**`", "`div`, `try_mod`, `power`; NULL by zero"],
            ["`CAST(1.5 AS INTEGER)`", "rounds as DuckDB does, where Spark cuts off"],
            ["`ORDER BY x`", "NULLs last"],
            ["`list[i]`", "by a constant position from 1; NULL where there is none"],
            ["columns of a query without a name", "refused: the engines name them otherwise"],
            ["`HUGEINT`, `UUID`, unsigned numbers, slices, `DISTINCT ON`, samples, `FROM` first, functions as tables", "refused"],
        ]);
        page.Paragraph("Functions: " + string.Join(", ", DuckDbFunctionReference.Names.Select(n => $"`{n}`")) + ".");
        return new ReferencePage("spark-sql.md", page.ToString());
    }

    private static string Sentence(IReadOnlyList<SparkFunction> all)
    {
        int Count(SparkFunctionOutcome outcome) => all.Count(f => f.Outcome == outcome);
        SparkFunction[] plain = [.. all.Where(f => !SparkFunctionReference.IsForeign(f))];
        double share = 100.0 * plain.Count(f => f.Outcome != SparkFunctionOutcome.Refused) / plain.Length;
        return string.Create(CultureInfo.InvariantCulture,
            $"Of {all.Count} functions {Count(SparkFunctionOutcome.Same)} are the same, {Count(SparkFunctionOutcome.Translated)} are translated and {Count(SparkFunctionOutcome.Refused)} are refused. Leaving aside the {all.Count - plain.Length} that are about bytes, documents or a cluster of Spark's own, {share:0} % are the same or translated.");
    }
}
