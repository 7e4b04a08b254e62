namespace Weir.Core.Events;

/// <summary>What a viewer needs to know of a module before it runs.</summary>
public sealed record ModuleOutline(string Id, string Type, string Label, string Engine);
