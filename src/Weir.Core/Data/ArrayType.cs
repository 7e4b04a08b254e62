namespace Weir.Core.Data;

/// <summary>A list of any length, or of <paramref name="FixedLength"/> items where the engine fixes it.</summary>
public sealed record ArrayType(DataType Element, int? FixedLength = null) : DataType
{
    public override string Spelling => $"array<{Element.Spelling}>";
}
