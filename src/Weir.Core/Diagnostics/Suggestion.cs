namespace Weir.Core.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
public static class Suggestion
{
    /// <summary>The nearest candidate by edit distance (a swap of neighbours counts once), or null when none is near.</summary>
    /// <remarks>Near means at most a third of the longer name, and never more than three edits; case is ignored.</remarks>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in candidates)
        {
            int limit = Math.Min(3, Math.Max(1, Math.Max(name.Length, candidate.Length) / 3));
            int distance = Distance(name, candidate);
            if (distance <= limit && distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>"Did you mean 'x'?", or, when nothing is near, "Expected one of: a, b, c." (at most twelve names), or null without candidates.</summary>
    public static string? Hint(string name, IReadOnlyCollection<string> candidates)
    {
        if (Nearest(name, candidates) is { } nearest)
        {
            return $"Did you mean '{nearest}'?";
        }

        return candidates.Count switch
        {
            0 => null,
            <= 12 => $"Expected one of: {string.Join(", ", candidates)}.",
            _ => $"Expected one of: {string.Join(", ", candidates.Take(12))}, ... ({candidates.Count} in all).",
        };
    }

    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 3)
        {
            return int.MaxValue;
        }

        int[,] cost = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Cheapest(cost, left, right, i, j);
            }
        }

        return cost[left.Length, right.Length];
    }

    private static int Cheapest(int[,] cost, string left, string right, int i, int j)
    {
        int substitution = Same(left[i - 1], right[j - 1]) ? 0 : 1;
        int best = Math.Min(Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1, cost[i - 1, j - 1] + substitution);
        bool swapped = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
        return swapped ? Math.Min(best, cost[i - 2, j - 2] + 1) : best;
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
