using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Runner.Run;

/// <summary>Turns an engine's progress into events, at most five a second.</summary>
internal sealed class ProgressReporter(RunEventStream events, TimeProvider time, string moduleId) : IProgress<WorkProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly long started = time.GetTimestamp();
    private long? last;

    public void Report(WorkProgress value)
    {
        lock (gate)
        {
            if (last is { } before && time.GetElapsedTime(before) < Interval)
            {
                return;
            }

            last = time.GetTimestamp();
        }

        events.Publish(new ModuleProgress
        {
            RunId = events.RunId,
            At = events.Now,
            ModuleId = moduleId,
            Rows = value.Rows,
            TotalRows = value.TotalRows,
            Work = value.Work,
            Elapsed = time.GetElapsedTime(started),
        });
    }
}
