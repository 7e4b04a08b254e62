using Weir.Core.Data;

namespace Weir.Runner.Quality;

/// <summary>Whether one type holds every value of another.</summary>
public static class TypeWidening
{
    /// <summary>True when every value of <paramref name="expected"/> fits into <paramref name="actual"/> without loss: the same type, a wider integer, float or decimal, or nested types of which this is true part by part.</summary>
    public static bool Holds(DataType actual, DataType expected) => (actual, expected) switch
    {
        (PrimitiveType have, PrimitiveType want) => have.Kind == want.Kind || IsWider(have.Kind, want.Kind),
        (DecimalType have, DecimalType want) => have.Scale >= want.Scale && have.Precision - have.Scale >= want.Precision - want.Scale,
        (ArrayType have, ArrayType want) => Holds(have.Element, want.Element),
        (MapDataType have, MapDataType want) => Holds(have.Key, want.Key) && Holds(have.Value, want.Value),
        (StructType have, StructType want) => HoldsMembers(have, want),
        (NativeType have, NativeType want) => have.Engine == want.Engine && string.Equals(have.NativeSpelling, want.NativeSpelling, StringComparison.OrdinalIgnoreCase),
        _ => actual == expected,
    };

    private static bool HoldsMembers(StructType actual, StructType expected) =>
        actual.Members.Length == expected.Members.Length
        && actual.Members.Zip(expected.Members).All(pair =>
            string.Equals(pair.First.Name, pair.Second.Name, StringComparison.OrdinalIgnoreCase) && Holds(pair.First.Type, pair.Second.Type));

    private static bool IsWider(PrimitiveKind actual, PrimitiveKind expected)
    {
        if ((actual, expected) is (PrimitiveKind.Double, PrimitiveKind.Float))
        {
            return true;
        }

        return IntegerRange(actual) is var (low, high) && IntegerRange(expected) is var (least, greatest) && low <= least && high >= greatest;
    }

    private static (Int128 Least, Int128 Greatest)? IntegerRange(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.TinyInt => (sbyte.MinValue, sbyte.MaxValue),
        PrimitiveKind.SmallInt => (short.MinValue, short.MaxValue),
        PrimitiveKind.Int => (int.MinValue, int.MaxValue),
        PrimitiveKind.BigInt => (long.MinValue, long.MaxValue),
        PrimitiveKind.HugeInt => (Int128.MinValue, Int128.MaxValue),
        PrimitiveKind.UnsignedTinyInt => (0, byte.MaxValue),
        PrimitiveKind.UnsignedSmallInt => (0, ushort.MaxValue),
        PrimitiveKind.UnsignedInt => (0, uint.MaxValue),
        PrimitiveKind.UnsignedBigInt => (0, ulong.MaxValue),
        _ => null,
    };
}
