namespace Weir.Formats.Yaml.Scalars;

/// <summary>Finds the indent of a block by its first line.</summary>
internal static class BlockIndent
{
    /// <summary>The column of the block's lines.</summary>
    /// <param name="cursor">At the end of the header's line; stays there.</param>
    /// <param name="findings">Told of an empty line that is longer than the indent: it would be content.</param>
    /// <param name="minColumn">The least that it can be.</param>
    public static int Detect(YamlCursor cursor, YamlFindings findings, int minColumn)
    {
        string text = cursor.Text;
        int at = cursor.Position;
        int longest = 0;
        int longestAt = at;
        while (at < cursor.End)
        {
            at += text[at] == '\r' && cursor.At(at + 1) == '\n' ? 2 : 1;
            int lineStart = at;
            while (cursor.At(at) == ' ')
            {
                at++;
            }

            int spaces = at - lineStart;
            if (at < cursor.End && !YamlCursor.IsBreak(text[at]))
            {
                if (spaces < minColumn)
                {
                    return Math.Max(minColumn, longest);
                }

                CheckLongest(findings, longestAt, longest, spaces);
                return spaces;
            }

            if (spaces > longest)
            {
                (longest, longestAt) = (spaces, lineStart);
            }
        }

        return Math.Max(minColumn, longest);
    }

    private static void CheckLongest(YamlFindings findings, int at, int longest, int spaces)
    {
        if (longest > spaces)
        {
            findings.Broken(
                at, longest, $"This empty line has {longest} spaces, more than the {spaces} by which the text block's first line is indented.",
                "Remove its spaces.");
        }
    }
}
