namespace Weir.Benchmarks;

/// <summary>Writes a section of <c>bench/RESULTS.md</c> between its markers; the rest of the page stays.</summary>
internal static class ResultsFile
{
    public static void Write(string path, string section, string markdown)
    {
        string begin = $"<!-- {section}: begin -->", end = $"<!-- {section}: end -->";
        string page = File.Exists(path) ? File.ReadAllText(path) : "# Measured\n";
        string block = $"{begin}\n{markdown.Trim()}\n{end}";
        int from = page.IndexOf(begin, StringComparison.Ordinal), to = page.IndexOf(end, StringComparison.Ordinal);
        string changed = from >= 0 && to > from ? page[..from] + block + page[(to + end.Length)..] : page.TrimEnd() + "\n\n" + block + "\n";
        File.WriteAllText(path, changed);
    }
}
