namespace Weir.Hosting.Pipelines;

/// <summary>A pipeline that a step of another runs.</summary>
/// <param name="Path">Its file, absolute.</param>
/// <param name="RunId">The id of its run.</param>
/// <param name="Parameters">Its context values or parameters.</param>
/// <param name="Profile">Its profile; null for none.</param>
/// <param name="To">Only this module and what it runs behind; null for all.</param>
public sealed record PipelineCall(string Path, string RunId, IReadOnlyDictionary<string, string> Parameters, string? Profile, string? To);
