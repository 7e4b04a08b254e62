namespace Weir.Runner.Hooks;

/// <summary>An action that is written down.</summary>
/// <param name="Action">What happened: <c>run_started</c>, <c>module_finished</c>, ...</param>
/// <param name="Resource">To what: a Blueprint, a module, a breaker.</param>
/// <param name="Status">success, failure, skipped, retry, warning.</param>
/// <param name="RunId">The run.</param>
/// <param name="TraceId">One for all entries of one execution.</param>
/// <param name="Facts">More, as name and text.</param>
public sealed record AuditEntry(string Action, string Resource, string Status, string RunId, string TraceId, IReadOnlyList<(string Name, string Value)> Facts);
