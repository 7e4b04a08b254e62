using System.Text;
using Weir.Core.Sql;

namespace Weir.Engines.DuckDb.Sql;

/// <summary>Tells from the position in an error of DuckDB's which author's SQL is meant, also when the error comes from a view deep below the statement that ran.</summary>
/// <remarks>
/// DuckDB counts positions from the beginning of the text in which the faulty expression stood: for a view, its CREATE VIEW. Every text is therefore set
/// off by as many spaces as make its positions unlike those of all others in the session.
/// </remarks>
internal sealed class SqlPositions
{
    /// <summary>Statements without authors' SQL are not set off; theirs are the positions below.</summary>
    private const int FirstOffset = 2048;

    private readonly List<(int Offset, int ByteLength, ComposedSql Sql)> entries = [];
    private int next = FirstOffset;

    /// <summary>The text to run: set off when it holds authors' SQL.</summary>
    internal string Register(ComposedSql sql)
    {
        if (sql.Segments.IsEmpty)
        {
            return sql.Text;
        }

        int length = Encoding.UTF8.GetByteCount(sql.Text);
        entries.Add((next, length, sql));
        string padded = new string(' ', next) + sql.Text;
        next += length + 1;
        return padded;
    }

    /// <summary>The author's SQL at a position, or null when none is there.</summary>
    internal SqlPlace? Find(int? bytePosition) => FindStatement(bytePosition) is { } found ? FindWithin(found.Sql, found.Index) : null;

    /// <summary>The statement that a position lies in, and the index of the character there; null when it lies in none with authors' SQL.</summary>
    internal (ComposedSql Sql, int Index)? FindStatement(int? bytePosition)
    {
        if (bytePosition is not { } position)
        {
            return null;
        }

        foreach ((int offset, int byteLength, ComposedSql sql) in entries)
        {
            if (position >= offset && position <= offset + byteLength)
            {
                return (sql, CharacterIndex(sql.Text, position - offset));
            }
        }

        return null;
    }

    private static SqlPlace? FindWithin(ComposedSql sql, int index)
    {
        foreach (SqlSegment segment in sql.Segments)
        {
            // The position behind the end belongs to the part too: "syntax error at end of input".
            if (index >= segment.Start && index <= segment.Start + segment.Length + 1)
            {
                return segment.IsMade ? new SqlPlace(segment.Node, 0, IsWhole: true) : new SqlPlace(segment.Node, Math.Min(index - segment.Start, Math.Max(0, segment.Length - 1)));
            }
        }

        return null;
    }

    private static int CharacterIndex(string text, int bytes)
    {
        byte[] encoded = Encoding.UTF8.GetBytes(text);
        return Encoding.UTF8.GetCharCount(encoded, 0, Math.Min(bytes, encoded.Length));
    }
}
