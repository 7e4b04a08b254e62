namespace Weir.Core.Events;

/// <summary>Where the columns of a module come from.</summary>
public sealed record LineageTraced : RunEvent
{
    public override string Name => "lineage_traced";

    public required string ModuleId { get; init; }

    public required IReadOnlyList<ColumnOrigin> Columns { get; init; }
}
