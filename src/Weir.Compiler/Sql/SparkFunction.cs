namespace Weir.Compiler.Sql;

/// <summary>What becomes of a function of Spark's on DuckDB, for the reference.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Group">What it works on.</param>
/// <param name="Outcome">How it is brought over.</param>
/// <param name="Detail">DuckDB's name for it, or the reason why it is refused; empty when there is nothing to say.</param>
public sealed record SparkFunction(string Name, string Group, SparkFunctionOutcome Outcome, string Detail);
