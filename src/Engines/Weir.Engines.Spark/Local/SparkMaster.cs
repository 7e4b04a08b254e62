namespace Weir.Engines.Spark.Local;

/// <summary>Where a Spark of our own runs its work, as Spark spells it.</summary>
internal static class SparkMaster
{
    /// <summary>How a master may begin, for people.</summary>
    internal const string Forms = "`local`, `local[4]`, `local[*]`, `spark://host:7077`, `yarn` or `k8s://https://host:6443`";

    /// <summary>Whether a text has the form of a master.</summary>
    internal static bool IsOne(string text) =>
        text is "local" or "yarn"
        || (text.StartsWith("local[", StringComparison.Ordinal) && text.EndsWith(']') && text.Length > "local[]".Length)
        || StartsWithMore(text, "spark://")
        || StartsWithMore(text, "k8s://");

    private static bool StartsWithMore(string text, string scheme) => text.StartsWith(scheme, StringComparison.Ordinal) && text.Length > scheme.Length;
}
