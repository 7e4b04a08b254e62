
namespace Weir.Core.Data;

/// <summary>Whether a column's type is good enough for the one that is expected.</summary>
public static class TypeFit
{
    /// <summary>Equal, or another width of the same kind of number. JSON is a string to those who expect one.</summary>
    public static bool Fits(DataType actual, DataType expected) => (actual, expected) switch
    {
        (PrimitiveType a, PrimitiveType e) => a.Kind == e.Kind || (IsInteger(a.Kind) && IsInteger(e.Kind)) || (IsFloat(a.Kind) && IsFloat(e.Kind))
            || (a.Kind == PrimitiveKind.Json && e.Kind == PrimitiveKind.String),
        (DecimalType a, DecimalType e) => a.Scale == e.Scale && a.Precision >= e.Precision,
        (PrimitiveType a, DurationDataType) => a.Kind == PrimitiveKind.BigInt,
        (ArrayType a, ArrayType e) => Fits(a.Element, e.Element),
        (MapDataType a, MapDataType e) => Fits(a.Key, e.Key) && Fits(a.Value, e.Value),
        (StructType a, StructType e) => a.Members.Length == e.Members.Length && a.Members.Zip(e.Members).All(pair => pair.First.Name == pair.Second.Name && Fits(pair.First.Type, pair.Second.Type)),
        _ => actual.Equals(expected),
    };

    private static bool IsInteger(PrimitiveKind kind) => kind is >= PrimitiveKind.TinyInt and <= PrimitiveKind.UnsignedBigInt;

    private static bool IsFloat(PrimitiveKind kind) => kind is PrimitiveKind.Float or PrimitiveKind.Double;
}
