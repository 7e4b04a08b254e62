using Weir.Cli.Render;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Cli.Doctor;

/// <summary>Whether the history opens, and whether runs in it were cut off.</summary>
internal sealed class HistoryCheck(Func<IRunStore?> open, Func<string> version) : ICheck
{
    private const int Looked = 100;

    public string Group => "store";

    public string Name => "history";

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        await using IRunStore? store = open();
        if (store is null)
        {
            return new CheckResult(Group, Name, CheckStatus.Ok, $"none yet · {version()}");
        }

        IReadOnlyList<RunRecord> runs = store.ListRuns(new RunQuery(Limit: Looked));
        List<RunRecord> cut = [.. runs.Where(r => r.Status == RunStatus.Interrupted)];
        string detail = $"{(runs.Count == Looked ? "at least " : "")}{Figures.Plural(runs.Count, "run")} · {version()}";
        return cut.Count == 0
            ? new CheckResult(Group, Name, CheckStatus.Ok, detail)
            : new CheckResult(Group, Name, CheckStatus.Warn, $"{detail} · {Figures.Plural(cut.Count, "run")} cut off", $"Finish the last with: weir run {cut[0].SourcePath} --resume {cut[0].RunId}");
    }
}
