using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary>Finds runs in the history.</summary>
internal static class History
{
    /// <summary>The word for the newest run.</summary>
    public const string Last = "last";

    private const int Searched = 500;

    /// <summary>The project's history, or null when there is none yet; looking never makes one.</summary>
    public static IRunStore? Open(Invocation invocation, IWeirHost host) => host.OpenExistingStore(BlueprintRequests.Project(invocation));

    /// <summary>A run by its id, by the beginning of its id, or the newest.</summary>
    /// <exception cref="WeirException">There is none, or there are several.</exception>
    public static RunRecord Find(IRunStore? store, string name, string? blueprintId)
    {
        if (name == Last)
        {
            return store?.ListRuns(new RunQuery(blueprintId, Limit: 1)) is [RunRecord newest, ..]
                ? newest
                : throw Missing(blueprintId is null ? "There are no runs yet." : $"There are no runs of '{blueprintId}' yet.", null);
        }

        if (store?.FindRun(name) is { } exact)
        {
            return exact;
        }

        List<RunRecord> near = [.. (store?.ListRuns(new RunQuery(blueprintId, Limit: Searched)) ?? []).Where(r => r.RunId.StartsWith(name, StringComparison.Ordinal))];
        return near.Count switch
        {
            1 => near[0],
            0 => throw Missing($"There is no run '{name}'.", "'weir runs' lists them."),
            _ => throw Missing($"'{name}' is the beginning of {near.Count} runs.", $"For example {near[0].RunId} and {near[1].RunId}."),
        };
    }

    private static WeirException Missing(string message, string? hint) =>
        new(new Diagnostic(HostingCodes.RunNotFound, SourceSpan.None, message) { Hint = hint });
}
