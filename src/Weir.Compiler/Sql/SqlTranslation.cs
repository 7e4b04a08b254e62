using Weir.Compiler.Substitution;

namespace Weir.Compiler.Sql;

/// <summary>What became of a piece of SQL.</summary>
/// <param name="Text">The SQL for the engine; null when the author's is to be taken as it is.</param>
/// <param name="Pieces">From <paramref name="Text"/> to the author's text.</param>
/// <param name="Problem">Why it can't be translated, or null.</param>
internal sealed record SqlTranslation(string? Text, IReadOnlyList<TextPiece> Pieces, SqlProblem? Problem)
{
    /// <summary>The author's SQL means the same to the engine whatever the columns are, or is the engine's own.</summary>
    public static SqlTranslation Unchanged { get; } = new(null, [], null);

    /// <summary>The author's SQL, until the columns are known.</summary>
    public static SqlTranslation AskAgain { get; } = new(null, [], null) { AsksForTypes = true };

    /// <summary>True when knowing the columns may change the result.</summary>
    public bool AsksForTypes { get; init; }

    public static SqlTranslation Failed(SqlProblem problem) => new(null, [], problem);
}
