namespace Weir.Benchmarks;

/// <summary>A goal and what was measured.</summary>
internal static class Verdict
{
    /// <summary><c>1.12 (goal 1.25, met)</c>.</summary>
    public static string Of(double ratio, double goal) => $"**{ratio:0.00}** (goal at most {goal:0.##}, {(ratio <= goal ? "met" : "missed")})";
}
