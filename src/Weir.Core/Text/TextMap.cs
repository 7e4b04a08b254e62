namespace Weir.Core.Text;

/// <summary>Says where in the source each part of a resolved text came from, so that an error in the result points at the author's line.</summary>
/// <remarks>Runs are ordered by <see cref="TextRun.ResultStart"/>; the first begins at 0.</remarks>
public sealed class TextMap
{
    private readonly TextRun[] runs;

    public TextMap(SourceText source, IReadOnlyList<TextRun> runs)
    {
        Source = source;
        this.runs = [.. runs];
    }

    public SourceText Source { get; }

    public IReadOnlyList<TextRun> Runs => runs;

    /// <summary>The source offset that the character at <paramref name="offset"/> of the result came from.</summary>
    public int SourceOffset(int offset)
    {
        TextRun run = RunAt(offset);
        return run.Verbatim ? run.SourceStart + (offset - run.ResultStart) : run.SourceStart;
    }

    /// <summary>The span in the source for a stretch of the result; at least one character wide.</summary>
    public SourceSpan Locate(int offset, int length)
    {
        int start = SourceOffset(offset);
        int end = length > 0 ? SourceOffset(offset + length - 1) + 1 : start + 1;
        return new SourceSpan(Source, start, Math.Max(end - start, 1));
    }

    private TextRun RunAt(int offset)
    {
        int low = 0;
        int high = runs.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (runs[middle].ResultStart <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return runs[low];
    }
}
