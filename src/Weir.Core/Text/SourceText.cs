namespace Weir.Core.Text;

/// <summary>A text that an author wrote, with its path and a lazy index of its lines.</summary>
/// <remarks>Offsets are UTF-16 indices from 0; lines and columns are counted from 1, as editors show them.</remarks>
public sealed class SourceText
{
    private int[]? lineStarts;

    /// <summary>Wraps <paramref name="text"/>, read from <paramref name="path"/> (as it is to be shown to the author).</summary>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
    }

    public string Path { get; }

    public string Text { get; }

    public int LineCount => LineStarts.Length;

    private int[] LineStarts => lineStarts ??= FindLineStarts(Text);

    /// <summary>The 1-based line and column of an offset; an offset past the end gives the end.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        int index = Array.BinarySearch(LineStarts, offset);
        if (index < 0)
        {
            index = ~index - 1;
        }

        return (index + 1, offset - LineStarts[index] + 1);
    }

    /// <summary>The offset of a 1-based line and column.</summary>
    public int OffsetOf(int line, int column) =>
        line > LineStarts.Length ? Text.Length : Math.Min(LineStarts[line - 1] + column - 1, Text.Length);

    /// <summary>A 1-based line without its line break.</summary>
    public string LineAt(int line)
    {
        int start = LineStarts[line - 1];
        int end = line < LineStarts.Length ? LineStarts[line] : Text.Length;
        return Text[start..end].TrimEnd('\r', '\n');
    }

    private static int[] FindLineStarts(string text)
    {
        List<int> starts = [0];
        for (int next = text.IndexOf('\n', StringComparison.Ordinal); next >= 0; next = text.IndexOf('\n', next + 1))
        {
            starts.Add(next + 1);
        }

        return [.. starts];
    }
}
