using Weir.Core.Events;

namespace Weir.Runner.Checkpoint;

/// <summary>How the structure of what is to run differs from that of the run to resume: modules, their types, and behind which others each runs.</summary>
internal static class StructureDiff
{
    private const int MostLines = 12;

    /// <summary>A line per difference, in the order of the new modules, then of those that are gone; empty when there is none.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ModuleOutline> before, IReadOnlyList<ModuleOutline> now)
    {
        Dictionary<string, ModuleOutline> old = new(StringComparer.Ordinal);
        foreach (ModuleOutline module in before)
        {
            old.TryAdd(module.Id, module);
        }

        List<string> lines = [];
        foreach (ModuleOutline module in now)
        {
            if (!old.Remove(module.Id, out ModuleOutline? was))
            {
                lines.Add($"+ '{module.Id}' ({module.Type}) is new");
            }
            else if (was.Type != module.Type)
            {
                lines.Add($"~ '{module.Id}' was a {was.Type} and is a {module.Type}");
            }
            else if (!was.Needs.SequenceEqual(module.Needs, StringComparer.Ordinal))
            {
                lines.Add($"~ '{module.Id}' ran behind {Listed(was.Needs)} and runs behind {Listed(module.Needs)}");
            }
        }

        lines.AddRange(before.Where(m => old.ContainsKey(m.Id)).Select(m => $"- '{m.Id}' ({m.Type}) is gone"));
        return lines;
    }

    /// <summary>The lines as one text, the first dozen of them.</summary>
    public static string ToText(IReadOnlyList<string> lines)
    {
        string shown = string.Join("; ", lines.Take(MostLines));
        return lines.Count > MostLines ? $"{shown}; and {lines.Count - MostLines} more" : shown;
    }

    private static string Listed(IReadOnlyList<string> ids) => ids.Count == 0 ? "nothing" : string.Join(", ", ids.Select(id => $"'{id}'"));
}
