using Weir.Core.Contracts;
using Weir.Runner.Islands;

namespace Weir.Runner.Run;

/// <summary>A relation and the names of those that it is made of.</summary>
internal sealed record RelationNode(Relation Relation, IEngineSession Session, IReadOnlyList<string> MadeOf)
{
    /// <summary>How its rows come from another engine; null where they don't.</summary>
    public Handover? Handover { get; init; }
}
