namespace Weir.Engines.DuckDb.Sql;

/// <summary>Finds where a name ends.</summary>
internal static class SqlNames
{
    /// <summary>The offset behind the name that begins at an offset, its qualifiers included; the offset itself when none begins there.</summary>
    internal static int End(string text, int offset)
    {
        int end = offset;
        do
        {
            end = PartEnd(text, end > offset ? end + 1 : end);
        }
        while (end > offset && end < text.Length - 1 && text[end] == '.' && (IsPart(text[end + 1]) || text[end + 1] == '"'));

        return end;
    }

    private static int PartEnd(string text, int start)
    {
        if (start < text.Length && text[start] == '"' && text.IndexOf('"', start + 1) is var close and > 0)
        {
            return close + 1;
        }

        int end = start;
        while (end < text.Length && IsPart(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
