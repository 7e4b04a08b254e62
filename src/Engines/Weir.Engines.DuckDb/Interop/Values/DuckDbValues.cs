using System.Numerics;
using Weir.Engines.DuckDb.Interop.Native;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>
/// How DuckDB's types appear as objects: bool; sbyte to ulong; <see cref="Int128"/>, <see cref="UInt128"/>; <see cref="BigInteger"/> (BIGNUM); float, double;
/// <see cref="DuckDbDecimal"/>; string (VARCHAR, JSON, ENUM); byte[] (BLOB, GEOMETRY); <see cref="DuckDbBits"/>; <see cref="DuckDbDate"/>;
/// <see cref="DuckDbTime"/>; <see cref="DuckDbTimeTz"/>; <see cref="DuckDbTimestamp"/>; <see cref="DuckDbInterval"/>; <see cref="Guid"/>;
/// object?[] (LIST, ARRAY); <see cref="DuckDbStruct"/>; <see cref="DuckDbMap"/>; <see cref="DuckDbUnion"/>; a VARIANT as what it holds; null.
/// As input decimal, DateOnly, TimeOnly, DateTime, DateTimeOffset and TimeSpan are taken besides.
/// </summary>
public static class DuckDbValues
{
    /// <summary>The type that a value has by itself; null for null.</summary>
    /// <exception cref="NotSupportedException">There is none: the object is of another class, or a nested value whose items do not tell.</exception>
    public static DuckDbType? TypeOf(object? value) => value switch
    {
        null => null,
        bool => DuckDbType.Boolean,
        sbyte => DuckDbType.Of(DuckDbTypeId.TinyInt),
        byte => DuckDbType.Of(DuckDbTypeId.UTinyInt),
        short => DuckDbType.Of(DuckDbTypeId.SmallInt),
        ushort => DuckDbType.Of(DuckDbTypeId.USmallInt),
        int => DuckDbType.Integer,
        uint => DuckDbType.Of(DuckDbTypeId.UInteger),
        long => DuckDbType.BigInt,
        ulong => DuckDbType.Of(DuckDbTypeId.UBigInt),
        Int128 => DuckDbType.Of(DuckDbTypeId.HugeInt),
        UInt128 => DuckDbType.Of(DuckDbTypeId.UHugeInt),
        BigInteger => DuckDbType.Of(DuckDbTypeId.BigNum),
        float => DuckDbType.Of(DuckDbTypeId.Float),
        double => DuckDbType.Double,
        decimal number => TypeOf(DuckDbDecimal.From(number)),
        DuckDbDecimal number => DuckDbType.Decimal(number.Width, number.Scale),
        string or char => DuckDbType.Varchar,
        byte[] => DuckDbType.Of(DuckDbTypeId.Blob),
        Guid => DuckDbType.Of(DuckDbTypeId.Uuid),
        DuckDbBits => DuckDbType.Of(DuckDbTypeId.Bit),
        _ => TypeOfTime(value) ?? TypeOfNested(value),
    };

    internal static ValueHandle Create(object? value) => TypeOf(value) is { } type
        ? Create(value, type)
        : new ValueHandle(NativeMethods.duckdb_create_null_value());

    internal static ValueHandle Create(object? value, DuckDbType type) => new(ValueBuilder.Build(value, type));

    private static DuckDbType? TypeOfTime(object value) => value switch
    {
        DuckDbDate or DateOnly => DuckDbType.Of(DuckDbTypeId.Date),
        DuckDbTime time => DuckDbType.Of(time.Unit == TimeUnit.Nanosecond ? DuckDbTypeId.TimeNs : DuckDbTypeId.Time),
        TimeOnly time => TypeOfTime(DuckDbTime.From(time)),
        DuckDbTimeTz => DuckDbType.Of(DuckDbTypeId.TimeTz),
        DuckDbTimestamp { HasTimeZone: true } => DuckDbType.Of(DuckDbTypeId.TimestampTz),
        DuckDbTimestamp time => DuckDbType.Of(time.Unit switch
        {
            TimeUnit.Second => DuckDbTypeId.TimestampS,
            TimeUnit.Millisecond => DuckDbTypeId.TimestampMs,
            TimeUnit.Microsecond => DuckDbTypeId.Timestamp,
            _ => DuckDbTypeId.TimestampNs,
        }),
        DateTime time => TypeOfTime(DuckDbTimestamp.From(time)),
        DateTimeOffset => DuckDbType.Of(DuckDbTypeId.TimestampTz),
        DuckDbInterval or TimeSpan => DuckDbType.Of(DuckDbTypeId.Interval),
        _ => null,
    };

    private static DuckDbType TypeOfNested(object value) => value switch
    {
        object?[] items => DuckDbType.List(TypeOfItems(items)),
        DuckDbStruct record => DuckDbType.Struct([.. record.Names.Zip(record.Values, (name, item) =>
            new DuckDbColumn(name, TypeOf(item) ?? DuckDbType.Of(DuckDbTypeId.SqlNull)))]),
        DuckDbMap map => DuckDbType.Map(TypeOfItems(map.Entries.Select(entry => entry.Key)), TypeOfItems(map.Entries.Select(entry => entry.Value))),
        _ => throw new NotSupportedException($"DuckDB has no type for a {value.GetType().Name}; convert it, or bind it with a type."),
    };

    private static DuckDbType TypeOfItems(IEnumerable<object?> items) =>
        items.Select(TypeOf).FirstOrDefault(type => type is not null) ?? DuckDbType.Of(DuckDbTypeId.SqlNull);
}
