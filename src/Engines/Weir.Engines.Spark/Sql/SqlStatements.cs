using Weir.Core.Sql;
using Weir.Core.Text;
using Weir.Engines.Spark.Connect.Errors;

namespace Weir.Engines.Spark.Sql;

/// <summary>Finds the author's SQL that an error of Spark's points at, also when it comes from a statement deep below the one that ran.</summary>
/// <remarks>Spark tells where the faulty part stands in its own statement and repeats the part; the statement is found by having that very part at that very place.</remarks>
internal sealed class SqlStatements
{
    private readonly List<ComposedSql> statements = [];

    /// <summary>Remembers a statement that holds authors' SQL.</summary>
    internal string Register(ComposedSql sql)
    {
        if (!sql.Segments.IsEmpty)
        {
            statements.Add(sql);
        }

        return sql.Text;
    }

    /// <summary>The place in an author's SQL, or null when none of the error's places is in one.</summary>
    internal SourceSpan? Find(SparkError error)
    {
        if (error.ErrorClass?.StartsWith("PARSE_", StringComparison.Ordinal) == true && statements.Count > 0)
        {
            return FindParsed(statements[^1], error);
        }

        foreach (SparkQueryContext context in error.Contexts)
        {
            for (int i = statements.Count - 1; i >= 0; i--)
            {
                if (context.IsIn(statements[i].Text) && Locate(statements[i], context.Start, PartToShow(error, context)) is { } span)
                {
                    return span;
                }
            }
        }

        return null;
    }

    /// <summary>The statement of a text; null when no author has a part in it.</summary>
    internal ComposedSql? WithText(string text) => statements.FindLast(statement => statement.Text == text);

    /// <summary>Where a name is wrong, the name is shown and not the whole call.</summary>
    private static int PartToShow(SparkError error, SparkQueryContext context)
    {
        if (!error.Is("UNRESOLVED") && !error.Is("TABLE_OR_VIEW_NOT_FOUND"))
        {
            return context.Length;
        }

        int length = 0;
        bool quoted = false;
        while (length < context.Length && (quoted || char.IsLetterOrDigit(context.Fragment[length]) || context.Fragment[length] is '_' or '.' or '`'))
        {
            quoted ^= context.Fragment[length] == '`';
            length++;
        }

        return length == 0 ? context.Length : length;
    }

    /// <summary>The parser tells line and column instead: <c>(line 3, pos 12)</c>.</summary>
    private static SourceSpan? FindParsed(ComposedSql sql, SparkError error)
    {
        if (NumberBehind(error.Message, "(line ") is not { } line || NumberBehind(error.Message, ", pos ") is not { } column)
        {
            return null;
        }

        int start = 0;
        for (int i = 1; i < line; i++)
        {
            start = sql.Text.IndexOf('\n', start) + 1;
        }

        return Locate(sql, start + column, 1);
    }

    private static int? NumberBehind(string text, string words)
    {
        int at = text.LastIndexOf(words, StringComparison.Ordinal);
        int start = at + words.Length;
        int end = start;
        while (at >= 0 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return at >= 0 && int.TryParse(text.AsSpan(start, end - start), out int number) ? number : null;
    }

    private static SourceSpan? Locate(ComposedSql sql, int start, int length)
    {
        foreach (SqlSegment segment in sql.Segments)
        {
            // The places just behind the end belong to the part too: "syntax error at end of input".
            if (start >= segment.Start && start <= segment.Start + segment.Length + 2)
            {
                int offset = Math.Min(start - segment.Start, Math.Max(0, segment.Length - 1));
                return segment.Node.Locate(offset, Math.Clamp(length, 1, Math.Max(1, segment.Length - offset)));
            }
        }

        return null;
    }
}
