using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;

namespace Weir.Runner.Run;

/// <summary>Where the events of one run go: to the store in batches, and to the sink at once. Safe to call from any thread.</summary>
/// <remarks>
/// Events on which a resume depends are stored before this returns. Others wait for the next of those, or until a quarter of a second has gone by since the last batch.
/// Progress is shown, never stored.
/// </remarks>
internal sealed class RunEventStream(IRunStore store, IEventSink sink, TimeProvider time, string runId)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private readonly List<RunEvent> waiting = [];
    private long lastFlush = time.GetTimestamp();

    public string RunId => runId;

    public DateTimeOffset Now => time.GetUtcNow();

    public void Publish(RunEvent happened)
    {
        lock (gate)
        {
            // Progress comes from a timer, where nobody could hear of a history that can't be written.
            if (happened is not ModuleProgress)
            {
                waiting.Add(happened);
                if (MustBeStoredNow(happened) || time.GetElapsedTime(lastFlush) >= LongestWait)
                {
                    Flush();
                }
            }

            sink.Publish(happened);
        }
    }

    public void Notice(DiagnosticCode code, string message, string? moduleId = null) =>
        Publish(new NoticeRaised { RunId = runId, At = Now, Code = code.Id, Message = message, ModuleId = moduleId });

    /// <summary>Stores what waits, before work that may take long.</summary>
    public void Flush()
    {
        lock (gate)
        {
            lastFlush = time.GetTimestamp();
            if (waiting.Count > 0)
            {
                store.Append([.. waiting]);
                waiting.Clear();
            }
        }
    }

    private static bool MustBeStoredNow(RunEvent happened) =>
        happened is RunStarted or PublishStarted or TargetPublished or RunFinished or ModuleFinished { BytesOut: not null } or ModuleFinished { Outputs: not null } or ModuleFinished { Status: ModuleStatus.Error };
}
