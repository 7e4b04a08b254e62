namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>How a bad line is told through DuckDB, which knows errors as texts only.</summary>
internal static class LineFault
{
    private const string Marker = "weir: bad line\n";

    /// <summary>The text of the error; line 0 stands for the whole file.</summary>
    internal static string Text(string file, long line, string reason) => $"{Marker}{file}\n{line}\n{reason}";

    /// <summary>An SQL expression that fails so.</summary>
    /// <param name="reason">An SQL expression of the sentence.</param>
    internal static string Sql(string reason) =>
        $"error({Quote.Literal(Marker)} || {LineSource.FileColumn} || chr(10) || {LineSource.LineColumn} || chr(10) || {reason})";

    /// <summary>The fault in an error's text; null where it is another error.</summary>
    internal static FileFault? Find(string text)
    {
        int at = text.IndexOf(Marker, StringComparison.Ordinal);
        string[] parts = at < 0 ? [] : text[(at + Marker.Length)..].Split('\n', 3);
        return parts.Length == 3
            ? new FileFault(parts[0], $"{Path.GetFileName(parts[0])}{(parts[1] == "0" ? "" : $", line {parts[1]}")}: {parts[2]}", "Correct the line, or set bad lines aside: `options: { mode: PERMISSIVE }` with an edge from the Ingress, `port: spillway`.")
            : null;
    }
}
