namespace Weir.Compiler.Sql.ToSpark;

/// <summary>What becomes of one DuckDB function, called with so many arguments; see <see cref="DuckDbFunctions"/>.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Minimum">The least number of arguments.</param>
/// <param name="Maximum">The greatest.</param>
/// <param name="Result">The type of its value.</param>
/// <param name="Template">How it is written in Spark's SQL.</param>
internal sealed record DuckDbFunction(string Name, int Minimum, int Maximum, string Result, string Template);
