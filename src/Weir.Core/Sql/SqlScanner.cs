namespace Weir.Core.Sql;

/// <summary>Reads SQL just far enough to tell quotes, comments, brackets, words and statements apart. Each engine's own scanner knows its quotes; block comments nest.</summary>
public abstract class SqlScanner(string sql)
{
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly Stack<int> brackets = [];
    private int position;
    private int start = -1;
    private int end;
    private int? semicolon;
    private int? secondStatement;
    private int? unmatched;
    private string firstWord = "";

    protected string Text => sql;

    /// <summary>Reads all of it; once.</summary>
    protected SqlOutline Read()
    {
        while (position < sql.Length)
        {
            Step();
        }

        if (brackets.Count > 0)
        {
            unmatched ??= brackets.Pop();
        }

        return new SqlOutline
        {
            Start = Math.Max(start, 0),
            End = end,
            SecondStatement = secondStatement,
            Unmatched = unmatched,
            Words = words,
            FirstWord = firstWord,
        };
    }

    /// <summary>Skips the quoted text or name that begins at an offset; false when none does.</summary>
    /// <param name="at">The offset.</param>
    protected abstract bool TrySkipQuoted(int at);

    /// <summary>Skips to behind a quote's partner; a doubled quote is one inside.</summary>
    /// <param name="quote">The quote that begins here.</param>
    /// <param name="escapes">Whether a backslash takes the next character with it.</param>
    protected bool SkipQuoted(char quote, bool escapes)
    {
        int begin = position++;
        while (position < sql.Length)
        {
            if (escapes && sql[position] == '\\')
            {
                position += 2;
            }
            else if (sql[position++] == quote)
            {
                if (position >= sql.Length || sql[position] != quote)
                {
                    return true;
                }

                position++;
            }
        }

        position = sql.Length;
        unmatched ??= begin;
        return true;
    }

    /// <summary>Skips from here to behind a closing text.</summary>
    /// <param name="close">The closing text.</param>
    /// <param name="from">Where it may begin.</param>
    protected void SkipPast(string close, int from)
    {
        int found = sql.IndexOf(close, from, StringComparison.Ordinal);
        unmatched ??= found < 0 ? position : null;
        position = found < 0 ? sql.Length : found + close.Length;
    }

    /// <summary>True for letters, digits and the underscore.</summary>
    protected static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character == '_';

    /// <summary>True when the letter before a quote is this prefix, and not the end of a word.</summary>
    /// <param name="quote">The quote's offset.</param>
    /// <param name="letter">The prefix, lower case.</param>
    protected bool HasPrefix(int quote, char letter) =>
        quote > 0 && char.ToLowerInvariant(sql[quote - 1]) == letter && (quote < 2 || !IsWordPart(sql[quote - 2]));

    private void Step()
    {
        char current = sql[position];
        char next = position + 1 < sql.Length ? sql[position + 1] : '\0';
        if (char.IsWhiteSpace(current))
        {
            position++;
        }
        else if (current == '-' && next == '-')
        {
            SkipLine();
        }
        else if (current == '/' && next == '*')
        {
            SkipBlock();
        }
        else if (current == ';')
        {
            semicolon ??= position;
            position++;
        }
        else
        {
            Significant(current);
        }
    }

    private void Significant(char current)
    {
        int begin = position;
        if (start < 0)
        {
            start = begin;
        }

        if (semicolon is not null)
        {
            secondStatement ??= begin;
        }

        if (!TrySkipQuoted(begin))
        {
            BracketOrWord(current);
        }

        if (secondStatement is null)
        {
            end = position;
        }
    }

    private void BracketOrWord(char current)
    {
        switch (current)
        {
            case '(' or '[' or '{':
                brackets.Push(position++);
                break;
            case ')' or ']' or '}':
                Close(current);
                break;
            default:
                Word(current);
                break;
        }
    }

    private void Word(char current)
    {
        int begin = position;
        if (!char.IsLetter(current) && current != '_')
        {
            position++;
            return;
        }

        while (position < sql.Length && IsWordPart(sql[position]))
        {
            position++;
        }

        string word = sql[begin..position].ToLowerInvariant();
        words.Add(word);
        if (begin == start)
        {
            firstWord = word;
        }
    }

    private void Close(char bracket)
    {
        char opening = bracket switch { ')' => '(', ']' => '[', _ => '{' };
        if (brackets.Count == 0 || sql[brackets.Pop()] != opening)
        {
            unmatched ??= position;
        }

        position++;
    }

    private void SkipLine()
    {
        int lineEnd = sql.IndexOf('\n', position);
        position = lineEnd < 0 ? sql.Length : lineEnd + 1;
    }

    private void SkipBlock()
    {
        int begin = position;
        int depth = 0;
        do
        {
            int open = sql.IndexOf("/*", position, StringComparison.Ordinal);
            int close = sql.IndexOf("*/", position, StringComparison.Ordinal);
            if (close < 0)
            {
                unmatched ??= begin;
                position = sql.Length;
                return;
            }

            bool opens = open >= 0 && open < close;
            depth += opens ? 1 : -1;
            position = (opens ? open : close) + 2;
        }
        while (depth > 0);
    }
}
