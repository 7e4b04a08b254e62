using Weir.Compiler.Sql.Functions;

namespace Weir.Compiler.Sql;

/// <summary>All functions of Spark SQL, with what becomes of them on DuckDB.</summary>
public static class SparkFunctionReference
{
    /// <summary>Spellings that the translator makes for itself, and names that are grammar rather than functions in Spark's own list.</summary>
    private static readonly string[] Internal = ["ltrim_of", "rtrim_of"];

    /// <summary>Reasons to refuse that lie in the function itself: it is about bytes, documents or a cluster of Spark's own, whatever the other engine is.</summary>
    private static readonly string[] Foreign =
    [
        "the bytes of Spark's sketches mean nothing to another engine", "shapes have no counterpart", "read or write the format with an Ingress or Egress", "XML has no counterpart",
        "schemas of values are not inferred by another engine alike", "it calls Java", "it tells of the cluster", "it would name another engine", "an embedded engine has no blocks of files",
        "ask for the file's name in the Ingress", "metric views have no counterpart",
    ];

    /// <summary>True for a refused function that no other engine can have.</summary>
    public static bool IsForeign(SparkFunction function) => function.Outcome == SparkFunctionOutcome.Refused && Foreign.Contains(function.Detail);

    /// <summary>In the order of groups, then of names.</summary>
    public static IReadOnlyList<SparkFunction> All =>
        [.. FunctionCatalogue.All.Where(e => !Internal.Contains(e.Name)).GroupBy(e => e.Name).Select(g => Of(g.Key, [.. g])).OrderBy(f => f.Group, StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal)];

    private static SparkFunction Of(string name, FunctionEntry[] entries)
    {
        FunctionEntry? refused = entries.FirstOrDefault(e => e.IsRefused);
        if (entries.All(e => e.IsRefused))
        {
            return new SparkFunction(name, entries[0].Group, SparkFunctionOutcome.Refused, refused!.Template[1..]);
        }

        bool same = entries.All(e => e.IsSame || e.Renamed == name);
        string detail = refused is not null
            ? $"with {refused.Minimum} argument{(refused.Minimum == 1 ? "" : "s")} refused: {refused.Template[1..]}"
            : entries[0].Renamed is { } other && other != name ? $"as `{other}`" : entries[0].Remark;
        return new SparkFunction(name, entries[0].Group, same ? SparkFunctionOutcome.Same : SparkFunctionOutcome.Translated, detail);
    }
}
