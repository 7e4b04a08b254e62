using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Runner.Publish;

/// <summary>Outputs that a run left out because a module failed under <c>on_exhaustion: alert_only</c>.</summary>
internal static class LostOutputs
{
    public static bool Any(RunRecord record) => Of(record).Any();

    public static RunError? ErrorOf(RunRecord record) => Of(record).FirstOrDefault()?.Error;

    private static IEnumerable<ModuleFinished> Of(RunRecord record) => record.Modules
        .GroupBy(m => m.ModuleId, StringComparer.Ordinal)
        .Select(attempts => attempts.Last())
        .Where(m => m.Status == ModuleStatus.Error || m.Error?.Code == RunnerCodes.UpstreamFailed.Id);
}
