using Weir.Core.Text;

namespace Weir.Compiler.Substitution;

/// <summary>A stretch of a resolved text: copied from the authored value, or put in for a token.</summary>
/// <remarks>A class: lists of structs are compiled anew at every start of the program.</remarks>
/// <param name="ResultStart">Where it begins in the resolved text.</param>
/// <param name="InputStart">Where it, or its token, begins in the authored value.</param>
/// <param name="Verbatim">True when it was copied.</param>
internal sealed record TextPiece(int ResultStart, int InputStart, bool Verbatim)
{
    /// <summary>Joins the pieces with the authored value's own map, which undoes the quotes and indents of its format.</summary>
    public static TextMap Compose(IReadOnlyList<TextPiece> pieces, ScalarNode original)
    {
        SourceText source = original.Span.Source!;
        TextMap? map = original.Map;
        if (map is null)
        {
            return Pinned(original);
        }

        List<TextRun> runs = [];
        for (int i = 0; i < pieces.Count; i++)
        {
            TextPiece piece = pieces[i];
            if (!piece.Verbatim)
            {
                runs.Add(new TextRun(piece.ResultStart, map.SourceOffset(piece.InputStart), Verbatim: false));
                continue;
            }

            int inputEnd = i + 1 < pieces.Count ? piece.InputStart + (pieces[i + 1].ResultStart - piece.ResultStart) : int.MaxValue;
            AddVerbatim(runs, map, piece, inputEnd);
        }

        return new TextMap(source, runs);
    }

    /// <summary>A map that gives the value's own place for every character.</summary>
    public static TextMap Pinned(ScalarNode node) => new(node.Span.Source!, [new TextRun(0, node.Span.Start, Verbatim: false)]);

    private static void AddVerbatim(List<TextRun> runs, TextMap map, TextPiece piece, int inputEnd)
    {
        int shift = piece.ResultStart - piece.InputStart;
        bool first = true;
        for (int i = 0; i < map.Runs.Count; i++)
        {
            TextRun run = map.Runs[i];
            int runEnd = i + 1 < map.Runs.Count ? map.Runs[i + 1].ResultStart : int.MaxValue;
            if (runEnd <= piece.InputStart || run.ResultStart >= inputEnd)
            {
                continue;
            }

            int start = Math.Max(run.ResultStart, piece.InputStart);
            int sourceStart = run.Verbatim ? run.SourceStart + (start - run.ResultStart) : run.SourceStart;
            runs.Add(new TextRun(first ? piece.ResultStart : start + shift, sourceStart, run.Verbatim));
            first = false;
        }
    }
}
