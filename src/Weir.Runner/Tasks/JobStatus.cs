using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Run;

namespace Weir.Runner.Tasks;

/// <summary>How the steps of a job ended as a whole, in capitals, as conditions read it.</summary>
internal sealed class JobStatus(RunContext context)
{
    private const string Failed = "FAILED";
    private const string Skipped = "SKIPPED";
    private const string Success = "SUCCESS";

    /// <summary>FAILED when a step did, SKIPPED when all were, else SUCCESS; null while one has not ended.</summary>
    /// <param name="moduleIds">The steps.</param>
    /// <param name="isJob">Whether a failure that is tolerated counts as none, and a job that ended for want of data as skipped.</param>
    public string? Of(IReadOnlyList<string> moduleIds, bool isJob)
    {
        int skipped = 0;
        bool failed = false;
        bool ended = false;
        bool lastSkipped = false;
        foreach (string id in moduleIds)
        {
            if (!context.Statuses.TryGetValue(id, out ModuleStatus status))
            {
                return null;
            }

            TaskConduct? conduct = isJob ? context.Manifest.Find(id)?.Conduct : null;
            failed |= status == ModuleStatus.Error && conduct?.ContinueOnError != true;
            ended |= status == ModuleStatus.Skipped && conduct?.NoDataSkipsDownstream == true;
            lastSkipped = status == ModuleStatus.Skipped;
            skipped += lastSkipped ? 1 : 0;
        }

        return failed ? Failed : (ended && lastSkipped) || (skipped == moduleIds.Count && skipped > 0) ? Skipped : Success;
    }
}
