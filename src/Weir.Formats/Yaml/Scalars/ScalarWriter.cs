using System.Text;
using Weir.Core.Text;

namespace Weir.Formats.Yaml.Scalars;

/// <summary>Receives a scalar's value piece by piece, and, when asked to, where each piece came from.</summary>
/// <remarks>One decoder serves both the value and its map, so that they can't differ.</remarks>
internal sealed class ScalarWriter(SourceText source, bool withMap)
{
    private readonly StringBuilder value = new();
    private readonly List<TextRun>? runs = withMap ? [] : null;

    /// <summary>Forgets what was written, to be used again.</summary>
    public void Clear()
    {
        value.Clear();
        runs?.Clear();
    }

    /// <summary>Adds characters as they stand in the source.</summary>
    public void Copy(int start, int length)
    {
        if (length > 0)
        {
            if (runs is not null && !Continues(start))
            {
                runs.Add(new TextRun(value.Length, start, Verbatim: true));
            }

            value.Append(source.Text, start, length);
        }
    }

    /// <summary>Adds a character that stands for something else in the source: an escape, a line break.</summary>
    public void Put(char character, int start)
    {
        runs?.Add(new TextRun(value.Length, start, Verbatim: false));
        value.Append(character);
    }

    /// <summary>Adds the characters of one escape.</summary>
    public void Put(string characters, int start)
    {
        runs?.Add(new TextRun(value.Length, start, Verbatim: false));
        value.Append(characters);
    }

    /// <summary>Adds a line break, which is one character in the value whatever it is in the source.</summary>
    public void PutBreak(int start)
    {
        if (source.Text[start] == '\n')
        {
            Copy(start, 1);
        }
        else
        {
            Put('\n', start);
        }
    }

    /// <summary>Adds what a fold leaves of line breaks: a space of one, one less than there are of several.</summary>
    public void PutFold(List<int> breaks)
    {
        if (breaks.Count == 1)
        {
            Put(' ', breaks[0]);
        }

        for (int i = 1; i < breaks.Count; i++)
        {
            PutBreak(breaks[i]);
        }
    }

    public override string ToString() => value.ToString();

    /// <summary>The map of what was written.</summary>
    /// <param name="start">The place of an empty value.</param>
    public TextMap ToMap(int start) => new(source, runs is { Count: > 0 } ? runs : [new TextRun(0, start, Verbatim: true)]);

    private bool Continues(int start) =>
        runs is { Count: > 0 } && runs[^1] is { Verbatim: true } last && last.SourceStart + (value.Length - last.ResultStart) == start;
}
