using System.Collections.Immutable;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>An error of DuckDB's, taken apart.</summary>
public sealed class DuckDbException : Exception
{
    public DuckDbException(DuckDbErrorType errorType, string message, Exception? inner = null)
        : base(message, inner) => ErrorType = errorType;

    /// <summary>DuckDB's class of the error.</summary>
    public DuckDbErrorType ErrorType { get; }

    /// <summary>Where in the SQL: 0-based, in UTF-16 units of the string that was given. Null where DuckDB does not know.</summary>
    public int? Position { get; init; }

    /// <summary>
    /// The same as DuckDB gives it: in bytes, and counted in the text in which the faulty expression was defined, which for a view is its CREATE VIEW.
    /// </summary>
    public int? BytePosition { get; init; }

    /// <summary>DuckDB's finer class, such as <c>COLUMN_NOT_FOUND</c>, or null.</summary>
    public string? Subtype { get; init; }

    /// <summary>The name that the error is about (a column, a table, a function), or null.</summary>
    public string? SubjectName { get; init; }

    /// <summary>Names that DuckDB offers instead, best first.</summary>
    public ImmutableArray<string> Candidates { get; init; } = [];

    /// <summary>What DuckDB tells besides, by its own keys.</summary>
    public ImmutableDictionary<string, string> Details { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The SQL in which <see cref="Position"/> counts, or null.</summary>
    public string? Sql { get; init; }
}
