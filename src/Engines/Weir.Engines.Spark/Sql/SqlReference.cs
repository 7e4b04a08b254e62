using System.Globalization;

namespace Weir.Engines.Spark.Sql;

/// <summary>A relation that a statement reads.</summary>
/// <param name="Alias">The name in the statement.</param>
/// <param name="Relation">The relation's name in the session.</param>
internal readonly record struct SqlReference(string Alias, string Relation)
{
    private static long count;

    /// <summary>
    /// A name that this process never used before. Spark gives the names of a statement's relations to temporary views while it reads the statement; two
    /// statements, one inside the other, must not share a name.
    /// </summary>
    internal static string NextAlias() => "weir_" + Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
}
