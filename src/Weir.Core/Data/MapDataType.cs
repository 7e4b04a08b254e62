namespace Weir.Core.Data;

/// <summary>Keys to values.</summary>
public sealed record MapDataType(DataType Key, DataType Value) : DataType
{
    public override string Spelling => $"map<{Key.Spelling},{Value.Spelling}>";
}
