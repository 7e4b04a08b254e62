namespace Weir.Core.Contracts;

/// <summary>A task of a catalogue.</summary>
/// <param name="Name">The name of its spec.</param>
/// <param name="Make">Makes it.</param>
public sealed record TaskEntry(string Name, Func<ITask> Make);
