namespace Weir.Compiler.Sql;

/// <summary>Why a piece of SQL can't be translated.</summary>
/// <param name="Offset">Where, in the text.</param>
/// <param name="Length">How long the place is.</param>
/// <param name="Message">A sentence.</param>
/// <param name="Hint">The way out, or null.</param>
/// <param name="Kind">What kind of trouble it is.</param>
internal sealed record SqlProblem(int Offset, int Length, string Message, string? Hint, SqlProblemKind Kind);
