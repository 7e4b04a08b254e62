namespace Weir.Architecture.Support;

/// <summary>Fails with every violation at once.</summary>
internal static class Violations
{
    /// <param name="found">One sentence per violation, each with its place.</param>
    /// <param name="rule">The rule, as a sentence, and what to do.</param>
    public static void ShouldBeNone(IEnumerable<string> found, string rule)
    {
        string[] all = [.. found.Distinct().Order(StringComparer.Ordinal)];
        if (all.Length > 0)
        {
            Assert.Fail($"{rule}\n  {string.Join("\n  ", all)}");
        }
    }
}
