using Weir.Core.Data;

namespace Weir.Engines.Spark.Session;

/// <summary>What the session knows of a relation.</summary>
/// <param name="Name">Its name in the session.</param>
/// <param name="Build">Makes its plan of the plans of its upstreams.</param>
/// <param name="Upstreams">The relations it is made of.</param>
/// <param name="IsVolatile">Whether its own SQL gives other values each time.</param>
internal sealed record RelationEntry(
    string Name, Func<IReadOnlyDictionary<string, Wire.Relation>, Wire.Relation> Build, IReadOnlyList<string> Upstreams, bool IsVolatile)
{
    /// <summary>Whether whoever reads the relation reads every row of its only upstream exactly once.</summary>
    internal bool ReadsOnce { get; init; }

    internal Schema Schema { get; set; } = Schema.Empty;

    /// <summary>What stands for the relation once its rows are kept on the cluster; null before.</summary>
    internal Wire.Relation? Kept { get; set; }

    /// <summary>A temporary view that stands for a plan that became too large, and the state of keeping for which it is right.</summary>
    internal (string Name, int Epoch)? View { get; set; }
}
