namespace Weir.Cli.Drift;

/// <summary>How the columns of a source stand to the accepted ones.</summary>
/// <param name="ModuleId">The Ingress.</param>
/// <param name="IsNew">True when there were none to compare with, so that these are the accepted ones now.</param>
/// <param name="Breaking">Columns that are gone or have another type, as sentences without a period.</param>
/// <param name="Benign">Columns that came.</param>
internal sealed record DriftCheck(string ModuleId, bool IsNew, IReadOnlyList<string> Breaking, IReadOnlyList<string> Benign)
{
    /// <summary>As the history names it.</summary>
    public string Status => IsNew ? "baseline_set" : Breaking.Count > 0 ? "drift_breaking" : Benign.Count > 0 ? "drift_benign" : "no_drift";

    public static DriftCheck Compare(string moduleId, List<(string Name, string Type)>? before, List<(string Name, string Type)> now)
    {
        if (before is null)
        {
            return new DriftCheck(moduleId, true, [], []);
        }

        Dictionary<string, string> live = now.ToDictionary(c => c.Name, c => c.Type, StringComparer.OrdinalIgnoreCase);
        HashSet<string> known = new(before.Select(c => c.Name), StringComparer.OrdinalIgnoreCase);
        List<string> breaking = [];
        foreach ((string name, string type) in before)
        {
            if (!live.TryGetValue(name, out string? current))
            {
                breaking.Add($"{name} ({type}) is gone");
            }
            else if (current != type)
            {
                breaking.Add($"{name} was {type} and is {current}");
            }
        }

        return new DriftCheck(moduleId, false, breaking, [.. now.Where(c => !known.Contains(c.Name)).Select(c => $"{c.Name} ({c.Type}) is new")]);
    }
}
