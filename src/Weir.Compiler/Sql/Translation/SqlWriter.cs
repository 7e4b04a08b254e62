using System.Text;
using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Substitution;

namespace Weir.Compiler.Sql.Translation;

/// <summary>Writes the translated text, and remembers for every stretch which part of the author's text it stands for.</summary>
/// <param name="source">The author's text.</param>
/// <param name="tokens">Its tokens.</param>
/// <param name="forSpark">Whether names are spelled for Spark: in back quotes.</param>
internal sealed class SqlWriter(string source, List<Token> tokens, bool forSpark = false)
{
    private readonly StringBuilder text = new(source.Length + 64);

    public List<TextPiece> Pieces { get; } = [];

    /// <summary>True once something was written that differs from the source.</summary>
    public bool HasChanged { get; private set; }

    public string Text => text.ToString();

    /// <summary>Copies a stretch of the source; names within it are spelled as the engine wants them.</summary>
    public void Copy(int start, int end)
    {
        int from = start;
        for (int i = FirstToken(start); i < tokens.Count && tokens[i].Start < end; i++)
        {
            Token token = tokens[i];
            if (NameSpelling(token) is { } name)
            {
                CopyRaw(from, token.Start);
                Insert(name, token.Start);
                from = token.End;
            }
        }

        CopyRaw(from, end);
    }

    /// <summary>Writes text of our own that stands for what is at an offset of the source.</summary>
    public void Insert(string sql, int offset)
    {
        HasChanged = true;
        if (sql.Length > 0)
        {
            Pieces.Add(new TextPiece(text.Length, offset, Verbatim: false));
            text.Append(sql);
        }
    }

    /// <summary>Notes that a stretch of the source is left out.</summary>
    public void Skip() => HasChanged = true;

    private void CopyRaw(int start, int end)
    {
        if (end > start)
        {
            Pieces.Add(new TextPiece(text.Length, start, Verbatim: true));
            text.Append(source, start, end - start);
        }
    }

    private string? NameSpelling(Token token)
    {
        if (forSpark)
        {
            return token.Kind == TokenKind.BackQuoted ? SqlQuote.BackQuoted(SqlLiterals.Name(source, token)) : null;
        }

        if (token.Kind == TokenKind.BackQuoted)
        {
            return SqlQuote.Identifier(source[(token.Start + 1)..(token.End - 1)].Replace("``", "`", StringComparison.Ordinal));
        }

        return token.IsName && SqlWords.NeedsQuotes(source[token.Start..token.End]) ? SqlQuote.Identifier(source[token.Start..token.End]) : null;
    }

    /// <summary>The first token at or behind an offset.</summary>
    private int FirstToken(int offset)
    {
        int low = 0;
        int high = tokens.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (tokens[middle].Start < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
