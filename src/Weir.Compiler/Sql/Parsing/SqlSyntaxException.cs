namespace Weir.Compiler.Sql.Parsing;

/// <summary>The text is not Spark SQL, or Spark SQL that has no counterpart.</summary>
internal sealed class SqlSyntaxException(int offset, int length, string message, string? hint = null, bool refused = false) : Exception(message)
{
    public int Offset { get; } = offset;

    public int Length { get; } = Math.Max(1, length);

    public string? Hint { get; } = hint;

    /// <summary>True when it is Spark SQL, which the engine can't run; false when it may be the engine's own SQL.</summary>
    public bool IsRefused { get; } = refused;
}
