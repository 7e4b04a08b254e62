namespace Weir.Core.Data;

/// <summary>A type that only one engine has, in its own spelling: <c>duckdb:UNION(...)</c>.</summary>
public sealed record NativeType(string Engine, string NativeSpelling) : DataType
{
    public override string Spelling => $"{Engine}:{NativeSpelling}";
}
