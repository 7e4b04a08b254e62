using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Stores.Depots;
using Weir.Stores.Sql;

namespace Weir.Hosting.Stores;

/// <summary>A history whose depots are elsewhere, or several.</summary>
internal sealed class RoutedStore(SqlRunStore history, DepotSet depots) : IRunStore
{
    public IDisposable? TryClaimRun(string runId) => history.TryClaimRun(runId);

    public void Append(IReadOnlyList<RunEvent> events) => history.Append(events);

    public IReadOnlyList<RunRecord> ListRuns(RunQuery query) => history.ListRuns(query);

    public RunRecord? FindRun(string runId) => history.FindRun(runId);

    public IReadOnlyList<RunEvent> ReadEvents(string runId) => history.ReadEvents(runId);

    public string? GetDepot(string key)
    {
        DepotKey parsed = DepotKey.Parse(key);
        return DepotOf(parsed.Depot) is { } depot ? depot.Get(parsed.Key) : history.GetDepot(parsed.Key);
    }

    public void PutDepot(string key, string value)
    {
        DepotKey parsed = DepotKey.Parse(key);
        if (DepotOf(parsed.Depot) is { } depot)
        {
            depot.Put(parsed.Key, value);
        }
        else
        {
            history.PutDepot(parsed.Key, value);
        }
    }

    public ValueTask DisposeAsync()
    {
        depots.Dispose();
        return history.DisposeAsync();
    }

    /// <summary>The depot of a name; null for the history's own.</summary>
    private IDepot? DepotOf(string name) => depots.Find(name) ?? (name == DepotKey.Default ? null : throw new WeirException(
        new Diagnostic(HostingCodes.StorePlace, SourceSpan.None, $"There is no depot '{name}'.") { Hint = "Name it under 'stores.depots' in the project file." }));
}
