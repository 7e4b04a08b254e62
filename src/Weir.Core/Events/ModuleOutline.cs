namespace Weir.Core.Events;

/// <summary>What a viewer needs to know of a module before it runs.</summary>
public sealed record ModuleOutline(string Id, string Type, string Label, string Engine)
{
    /// <summary>The modules behind which it runs, in ordinal order; with id and type, the structure that a resume must find again.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
