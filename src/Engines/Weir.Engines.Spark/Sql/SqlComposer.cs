using System.Collections.Immutable;
using System.Text;
using Weir.Core.Sql;

namespace Weir.Engines.Spark.Sql;

/// <summary>Puts a statement together out of our text and authors' text, and remembers which is whose and which relations it reads.</summary>
internal sealed class SqlComposer
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<SqlSegment>.Builder segments = ImmutableArray.CreateBuilder<SqlSegment>();
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly List<SqlReference> references = [];

    /// <summary>The words of the authors' parts.</summary>
    internal IReadOnlySet<string> Words => words;

    /// <summary>The relations that it reads, by the names that it reads them by.</summary>
    internal IReadOnlyList<SqlReference> References => references;

    /// <summary>Whether the statement reads every row of its only relation exactly once, whatever reads the statement: a filter or a projection.</summary>
    internal bool ReadsOnce { get; private set; }

    /// <summary>Says <see cref="ReadsOnce"/>.</summary>
    internal SqlComposer ThatReadsOnce()
    {
        ReadsOnce = true;
        return this;
    }

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

    /// <summary>A relation, under a name that no other place uses.</summary>
    internal SqlComposer AddRelation(string relationName)
    {
        SqlReference reference = new(SqlReference.NextAlias(), relationName);
        references.Add(reference);
        return Add(reference.Alias);
    }

    /// <summary>An author's SQL as it is, without its trailing semicolons.</summary>
    internal SqlComposer AddAuthored(SqlText sql)
    {
        SqlOutline outline = SparkScanner.Scan(sql.Text);
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
        references.AddRange(inner.references);
        return this;
    }

    internal ComposedSql Build() => new(text.ToString(), segments.ToImmutable());
}
