using Weir.Core.Contracts;
using Weir.Engines.DuckDb.Interop;

namespace Weir.Engines.DuckDb.Session;

/// <summary>Reports how far the running statement is, ten times a second, while someone listens.</summary>
internal sealed class ProgressReporter : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly DuckDbConnection connection;
    private readonly IProgress<WorkProgress> progress;
    private readonly CancellationToken cancellation;
    private readonly ITimer timer;
    private bool done;

    private ProgressReporter(DuckDbConnection connection, IProgress<WorkProgress> progress, TimeProvider time, CancellationToken cancellation)
    {
        this.connection = connection;
        this.progress = progress;
        this.cancellation = cancellation;
        timer = time.CreateTimer(static state => ((ProgressReporter)state!).Report(), this, Period, Period);
    }

    /// <summary>Begins to report; null when nobody listens. Ends when the work is cancelled: its caller has gone then.</summary>
    internal static ProgressReporter? Start(DuckDbConnection connection, IProgress<WorkProgress>? progress, TimeProvider time, CancellationToken cancellation) =>
        progress is null ? null : new ProgressReporter(connection, progress, time, cancellation);

    public void Dispose()
    {
        lock (gate)
        {
            done = true;
        }

        timer.Dispose();
    }

    private void Report()
    {
        lock (gate)
        {
            if (done || cancellation.IsCancellationRequested)
            {
                return;
            }

            DuckDbProgress now = connection.Progress;
            if (now.Percentage >= 0)
            {
                progress.Report(new WorkProgress((long)now.RowsProcessed, now.TotalRows == 0 ? null : (long)now.TotalRows));
            }
        }
    }
}
