using System.Collections.Immutable;
using System.Text;
using Weir.Core.Sql;
using Weir.Core.Text;

namespace Weir.Engines.DuckDb.Sql;

/// <summary>Puts statements together, and remembers where authors' SQL stands in them.</summary>
internal sealed class SqlComposer
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<SqlSegment>.Builder segments = ImmutableArray.CreateBuilder<SqlSegment>();
    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    /// <summary>The words of the authors' parts.</summary>
    internal IReadOnlySet<string> Words => words;

    /// <summary>Our own text.</summary>
    internal SqlComposer Add(string sql)
    {
        text.Append(sql);
        return this;
    }

    /// <summary>Our own text, parted by commas.</summary>
    internal SqlComposer AddList(IEnumerable<string> items)
    {
        text.AppendJoin(", ", items);
        return this;
    }

    /// <summary>Our own text in place of what an author wrote: an error in it points at the node.</summary>
    internal SqlComposer AddFor(ScalarNode node, string sql)
    {
        segments.Add(new SqlSegment(text.Length, sql.Length, node, IsMade: true));
        text.Append(sql);
        return this;
    }

    /// <summary>An author's SQL as it is, without its trailing semicolons.</summary>
    internal SqlComposer AddAuthored(SqlText sql)
    {
        SqlOutline outline = DuckDbScanner.Scan(sql.Text);
        segments.Add(new SqlSegment(text.Length, outline.End, sql.Node));
        text.Append(sql.Text, 0, outline.End);
        words.UnionWith(outline.Words);
        return this;
    }

    /// <summary>An author's expression in brackets; the line breaks keep a comment at its end from swallowing ours.</summary>
    internal SqlComposer AddExpression(SqlText sql)
    {
        text.Append("(\n");
        AddAuthored(sql);
        text.Append("\n)");
        return this;
    }

    /// <summary>A statement within this one.</summary>
    internal SqlComposer Add(SqlComposer inner)
    {
        foreach (SqlSegment segment in inner.segments)
        {
            segments.Add(segment with { Start = segment.Start + text.Length });
        }

        text.Append(inner.text);
        words.UnionWith(inner.words);
        return this;
    }

    /// <summary>The place of the first part that an author wrote; null when there is none.</summary>
    internal SourceSpan? FirstAuthored() => segments.Count > 0 ? segments[0].Node.Span : null;

    internal ComposedSql Build() => new(text.ToString(), segments.ToImmutable());
}
