namespace Weir.Core.Contracts;

/// <summary>Forgets runs.</summary>
public interface IRunPruner
{
    /// <summary>Removes all that is stored of some runs, in one transaction. Runs that do not exist are passed over.</summary>
    void RemoveRuns(IReadOnlyList<string> runIds);
}
