namespace Weir.Runner.Locks;

/// <summary>How the holder of a lock is named to others: the run, the module where it is one module's lock, the machine and the process.</summary>
internal static class LockOwner
{
    private const string Prefix = "run ";

    private static string Place => $" on {Environment.MachineName}, process {Environment.ProcessId}";

    public static string Of(string runId, string? moduleId) => moduleId is null ? $"{Prefix}{runId}{Place}" : $"{Prefix}{runId}, module {moduleId}{Place}";

    /// <summary>The run that an owner's name tells of; null for another kind of owner.</summary>
    public static string? RunOf(string owner)
    {
        if (!owner.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string rest = owner[Prefix.Length..];
        int end = rest.AsSpan().IndexOfAny(' ', ',');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>True when the owner is of this very process.</summary>
    public static bool IsHere(string owner) => owner.EndsWith(Place, StringComparison.Ordinal);
}
