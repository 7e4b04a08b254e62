using Weir.Core.Data;

namespace Weir.Hosting.UserCode.Functions;

/// <summary>Which C# types stand for which types of data.</summary>
internal static class CellTypes
{
    private static readonly Dictionary<Type, PrimitiveKind> Kinds = new()
    {
        [typeof(bool)] = PrimitiveKind.Boolean,
        [typeof(sbyte)] = PrimitiveKind.TinyInt,
        [typeof(byte)] = PrimitiveKind.UnsignedTinyInt,
        [typeof(short)] = PrimitiveKind.SmallInt,
        [typeof(ushort)] = PrimitiveKind.UnsignedSmallInt,
        [typeof(int)] = PrimitiveKind.Int,
        [typeof(uint)] = PrimitiveKind.UnsignedInt,
        [typeof(long)] = PrimitiveKind.BigInt,
        [typeof(ulong)] = PrimitiveKind.UnsignedBigInt,
        [typeof(Int128)] = PrimitiveKind.HugeInt,
        [typeof(float)] = PrimitiveKind.Float,
        [typeof(double)] = PrimitiveKind.Double,
        [typeof(string)] = PrimitiveKind.String,
        [typeof(byte[])] = PrimitiveKind.Binary,
        [typeof(DateOnly)] = PrimitiveKind.Date,
        [typeof(TimeOnly)] = PrimitiveKind.Time,
        [typeof(DateTime)] = PrimitiveKind.TimestampNtz,
        [typeof(DateTimeOffset)] = PrimitiveKind.TimestampTz,
        [typeof(Guid)] = PrimitiveKind.Uuid,
    };

    /// <summary>How C# types are named in messages and in the guide.</summary>
    public const string Allowed = "bool, integers, float, double, decimal, string, byte[], DateOnly, TimeOnly, DateTime, DateTimeOffset, Guid, arrays of these, and each with '?'";

    /// <summary>The type of data that a C# type stands for; null when there is none. A decimal has none by itself: its digits have to be told.</summary>
    public static DataType? Of(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        if (Kinds.TryGetValue(plain, out PrimitiveKind kind))
        {
            return new PrimitiveType(kind);
        }

        return plain.IsArray && plain.GetArrayRank() == 1 && Of(plain.GetElementType()!) is { } item ? new ArrayType(item) : null;
    }

    /// <summary>Whether a C# type can hold all values of a type of data.</summary>
    public static bool Holds(Type type, DataType data)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return data switch
        {
            DecimalType number => plain == typeof(decimal) && number.Precision <= 28,
            ArrayType array => plain.IsArray && plain != typeof(byte[]) && Holds(plain.GetElementType()!, array.Element),
            PrimitiveType { Kind: PrimitiveKind.Json } => plain == typeof(string),
            _ => Of(plain) == data,
        };
    }

    /// <summary>Whether the values lie in an engine's memory as they lie in C#.</summary>
    public static bool IsDirect(Type type) =>
        type == typeof(bool) || type == typeof(sbyte) || type == typeof(byte) || type == typeof(short) || type == typeof(ushort) || type == typeof(int) || type == typeof(uint)
        || type == typeof(long) || type == typeof(ulong) || type == typeof(Int128) || type == typeof(float) || type == typeof(double);
}
