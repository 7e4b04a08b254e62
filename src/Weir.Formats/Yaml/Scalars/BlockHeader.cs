namespace Weir.Formats.Yaml.Scalars;

/// <summary>The first line of a block: what is done with line breaks, and how far the lines are indented.</summary>
/// <param name="Folded">True for <c>&gt;</c>.</param>
/// <param name="Chomping">What happens to the line breaks at the end.</param>
/// <param name="Increment">The indent relative to the parent, 1 to 9; 0 for that of the first line.</param>
internal sealed record BlockHeader(bool Folded, BlockChomping Chomping, int Increment)
{
    /// <summary>Reads from the indicator to the end of the line.</summary>
    public static BlockHeader Read(YamlCursor cursor, YamlFindings findings)
    {
        int start = cursor.Position;
        bool folded = cursor.Current == '>';
        BlockChomping chomping = BlockChomping.Clip;
        int increment = 0;
        cursor.Position++;
        while (true)
        {
            char next = cursor.Current;
            if (next is '+' or '-' && chomping == BlockChomping.Clip)
            {
                chomping = next == '+' ? BlockChomping.Keep : BlockChomping.Strip;
            }
            else if (next is >= '1' and <= '9' && increment == 0)
            {
                increment = next - '0';
            }
            else
            {
                break;
            }

            cursor.Position++;
        }

        CheckRest(cursor, findings, start);
        return new BlockHeader(folded, chomping, increment);
    }

    private static void CheckRest(YamlCursor cursor, YamlFindings findings, int start)
    {
        int end = cursor.Position;
        cursor.SkipBlanks();
        if (cursor.AtEnd || YamlCursor.IsBreak(cursor.Current))
        {
            return;
        }

        if (cursor.Current != '#' || cursor.Position == end)
        {
            findings.Broken(
                cursor.Position, 1, $"After '{cursor.Text[start..end]}' the text begins on the next line, but {findings.WordAt(cursor.Position)} follows.",
                "Put the text on the next line, indented; or quote the value if it is meant to begin with this character.");
        }

        cursor.SkipLine();
    }
}
