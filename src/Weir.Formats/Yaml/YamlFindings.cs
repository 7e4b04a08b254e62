using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Formats.Yaml;

/// <summary>Reports what is wrong with a text; a finding that leaves no sense in reading on ends the text at the cursor.</summary>
internal sealed class YamlFindings(DiagnosticBag bag, YamlCursor cursor)
{
    private bool stopped;

    public void Report(DiagnosticCode code, int start, int length, string message, string? hint)
    {
        if (!stopped)
        {
            bag.Add(code, new SourceSpan(cursor.Source, start, length), message, hint);
        }
    }

    /// <summary>Reports, and ends the reading.</summary>
    public void Stop(DiagnosticCode code, int start, int length, string message, string? hint)
    {
        Report(code, start, length, message, hint);
        stopped = true;
        cursor.Stop();
    }

    /// <summary>Stops for a text that does not follow the grammar.</summary>
    public void Broken(int start, int length, string message, string? hint) => Stop(FormatCodes.BrokenText, start, length, message, hint);

    public void Tab(int at) => Stop(
        FormatCodes.TabIndentation, at, 1, "This line is indented by a tab; YAML counts spaces only.", "Indent it by spaces, like the lines around it.");

    /// <summary>What stands at an offset, for a message: the word, shortened, or the end of the text.</summary>
    public string WordAt(int offset)
    {
        int end = offset;
        while (!cursor.EndsWord(end) && end - offset < 24)
        {
            end++;
        }

        return end == offset ? "the end of the text" : $"'{cursor.Text[offset..end]}'";
    }

    /// <summary>1-based line of an offset.</summary>
    public int LineOf(int offset) => cursor.Source.PositionOf(offset).Line;

    /// <summary>Looks for characters that no YAML text may hold; false when there is one.</summary>
    public bool CheckCharacters()
    {
        ReadOnlySpan<char> text = cursor.Text;
        int at = 0;
        while (at < text.Length)
        {
            // Everything from the space on is fine but for DEL; below it are tab and line breaks.
            int found = text[at..].IndexOfAnyInRange('\u0000', '\u001f');
            if (found < 0)
            {
                break;
            }

            at += found;
            if (text[at] is not ('\n' or '\r' or '\t'))
            {
                Stop(
                    FormatCodes.ControlCharacter, at, 1, $"The text holds the control character U+{(int)text[at]:X4}.",
                    "Save it as UTF-8 without control characters; in double quotes they can be written as \\x01, for example.");
                return false;
            }

            at++;
        }

        return true;
    }
}
