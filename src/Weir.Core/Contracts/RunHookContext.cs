using Weir.Core.Manifests;

namespace Weir.Core.Contracts;

/// <summary>The run that hooks are called for.</summary>
/// <param name="Manifest">What runs.</param>
/// <param name="RunId">The run's id.</param>
/// <param name="TraceId">32 hex digits, one for all calls of this execution.</param>
public sealed record RunHookContext(Manifest Manifest, string RunId, string TraceId);
