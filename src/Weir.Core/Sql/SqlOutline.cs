namespace Weir.Core.Sql;

/// <summary>The shape of a piece of SQL: where it ends, whether its brackets and quotes match, which words it uses.</summary>
public sealed record SqlOutline
{
    /// <summary>The offset of the first character that is neither space nor comment.</summary>
    public required int Start { get; init; }

    /// <summary>The offset behind the last such character; semicolons at the end are left out.</summary>
    public required int End { get; init; }

    /// <summary>Where a second statement begins, or null.</summary>
    public required int? SecondStatement { get; init; }

    /// <summary>A bracket without its partner, or a quote or comment that never ends; null when all match.</summary>
    public required int? Unmatched { get; init; }

    /// <summary>The words outside of quotes and comments, lower case, each once.</summary>
    public required IReadOnlySet<string> Words { get; init; }

    /// <summary>The first word, lower case; empty when the SQL begins otherwise.</summary>
    public required string FirstWord { get; init; }

    public bool IsEmpty => End <= Start;
}
