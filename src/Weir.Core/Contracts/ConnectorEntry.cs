namespace Weir.Core.Contracts;

/// <summary>A connector that can be had: its names are known without loading it.</summary>
/// <param name="Name">As <c>format</c> has it.</param>
/// <param name="Aliases">Other spellings.</param>
/// <param name="Make">Makes it; called once, when a Blueprint asks for it.</param>
public sealed record ConnectorEntry(string Name, IReadOnlyList<string> Aliases, Func<IConnector> Make);
