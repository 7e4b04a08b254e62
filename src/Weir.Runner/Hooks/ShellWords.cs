using System.Text;

namespace Weir.Runner.Hooks;

/// <summary>Splits a command into its words as a POSIX shell does: quotes and backslashes, and nothing else of a shell.</summary>
internal static class ShellWords
{
    /// <exception cref="FormatException">A quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> words = [];
        StringBuilder? word = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is ' ' or '\t' or '\n' or '\r')
            {
                if (word is not null)
                {
                    words.Add(word.ToString());
                    word = null;
                }

                continue;
            }

            word ??= new StringBuilder();
            i = c switch
            {
                '\'' or '"' => ReadQuoted(text, i, word),
                '\\' when i + 1 < text.Length => Append(word, text[i + 1], i + 1),
                _ => Append(word, c, i),
            };
        }

        if (word is not null)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static int ReadQuoted(string text, int start, StringBuilder word)
    {
        char quote = text[start];
        for (int i = start + 1; i < text.Length; i++)
        {
            if (text[i] == quote)
            {
                return i;
            }

            bool escaped = quote == '"' && text[i] == '\\' && i + 1 < text.Length && (text[i + 1] is '"' or '\\');
            i = escaped ? Append(word, text[i + 1], i + 1) : Append(word, text[i], i);
        }

        throw new FormatException($"The quote {quote} at position {start + 1} is not closed.");
    }

    private static int Append(StringBuilder word, char c, int position)
    {
        word.Append(c);
        return position;
    }
}
