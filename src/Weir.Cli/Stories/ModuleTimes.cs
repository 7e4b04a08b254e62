using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Cli.Stories;

/// <summary>How long a module took in the last runs.</summary>
/// <param name="ModuleId">The module.</param>
/// <param name="Runs">In how many of them it did its work.</param>
/// <param name="Least">The shortest time.</param>
/// <param name="Median">The middle one.</param>
/// <param name="Greatest">The longest.</param>
/// <param name="Last">The newest.</param>
/// <param name="Rows">The rows that came out the last time, where they were counted.</param>
internal sealed record ModuleTimes(string ModuleId, int Runs, TimeSpan Least, TimeSpan Median, TimeSpan Greatest, TimeSpan Last, long? Rows)
{
    /// <summary>The modules of the runs, the slowest first.</summary>
    /// <param name="runs">Newest first.</param>
    public static List<ModuleTimes> Of(IEnumerable<RunRecord> runs) =>
    [
        .. runs.SelectMany(r => r.Modules).Where(m => m.Status == ModuleStatus.Success && !m.Restored)
            .GroupBy(m => m.ModuleId).Select(g => Of(g.Key, [.. g])).OrderByDescending(t => t.Median).ThenBy(t => t.ModuleId, StringComparer.Ordinal),
    ];

    private static ModuleTimes Of(string id, List<ModuleFinished> results)
    {
        TimeSpan[] times = [.. results.Select(r => r.Duration).Order()];
        TimeSpan median = times.Length % 2 == 1 ? times[times.Length / 2] : (times[(times.Length / 2) - 1] + times[times.Length / 2]) / 2;
        return new ModuleTimes(id, times.Length, times[0], median, times[^1], results[0].Duration, results[0].RowsOut);
    }
}
