using System.Globalization;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Runner.Run;

/// <summary>A limit of time on a piece of work, as a token beside the caller's.</summary>
internal sealed class RunTimeout : IDisposable
{
    /// <summary>Beyond it timers don't go, and nobody waits.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(45);

    private readonly TimeSpan? limit;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource? clock;
    private readonly CancellationTokenSource? both;

    public RunTimeout(TimeSpan? limit, TimeProvider time, CancellationToken caller)
    {
        this.limit = limit;
        this.caller = caller;
        if (limit is { } span && span < LongestTimer)
        {
            clock = new CancellationTokenSource(span, time);
            both = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, caller);
        }
    }

    public CancellationToken Token => both?.Token ?? caller;

    /// <summary>True when the limit was reached and nobody else has stopped the work.</summary>
    public bool Reached => clock?.IsCancellationRequested == true && !caller.IsCancellationRequested;

    /// <summary>The finding for work that was stopped at its limit.</summary>
    public WeirException Failure(DiagnosticCode code, string subject, SourceSpan place, string? moduleId) => new(
        new Diagnostic(code, place, $"{subject} took longer than {limit!.Value.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s and was stopped.")
        {
            ModuleId = moduleId,
            Hint = "Raise its `timeout`, or find out what it waits for.",
        });

    public void Dispose()
    {
        both?.Dispose();
        clock?.Dispose();
    }
}
