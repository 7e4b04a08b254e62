namespace Weir.Core.Data;

/// <summary>A fixed-point number; precision 1 to 38, scale 0 to precision.</summary>
public sealed record DecimalType(int Precision, int Scale) : DataType
{
    public override string Spelling => $"decimal({Precision},{Scale})";
}
