using System.Globalization;
using System.Numerics;

namespace Weir.Engines.DuckDb.Interop.Values;

/// <summary>Brings an object to the one representation that a type has (see <see cref="DuckDbValues"/>), without loss or not at all.</summary>
internal static class ValueConverter
{
    /// <exception cref="InvalidCastException">The object cannot be one of the type's values.</exception>
    /// <exception cref="OverflowException">It is out of the type's range.</exception>
    internal static object Convert(object value, DuckDbType type) => type.Id switch
    {
        DuckDbTypeId.Boolean => Expect<bool>(value, type),
        DuckDbTypeId.TinyInt => value is sbyte ? value : checked((sbyte)Integer(value, type)),
        DuckDbTypeId.UTinyInt => value is byte ? value : checked((byte)Integer(value, type)),
        DuckDbTypeId.SmallInt => value is short ? value : checked((short)Integer(value, type)),
        DuckDbTypeId.USmallInt => value is ushort ? value : checked((ushort)Integer(value, type)),
        DuckDbTypeId.Integer => value is int ? value : checked((int)Integer(value, type)),
        DuckDbTypeId.UInteger => value is uint ? value : checked((uint)Integer(value, type)),
        DuckDbTypeId.BigInt => value is long ? value : checked((long)Integer(value, type)),
        DuckDbTypeId.UBigInt => value is ulong ? value : checked((ulong)Integer(value, type)),
        DuckDbTypeId.HugeInt => value is Int128 ? value : checked((Int128)Integer(value, type)),
        DuckDbTypeId.UHugeInt => value is UInt128 ? value : checked((UInt128)Integer(value, type)),
        DuckDbTypeId.BigNum => Integer(value, type),
        DuckDbTypeId.Float => value is float ? value : (float)Real(value, type),
        DuckDbTypeId.Double => Real(value, type),
        DuckDbTypeId.Decimal => Decimal(value, type),
        DuckDbTypeId.Varchar => value is char letter ? letter.ToString() : Expect<string>(value, type),
        DuckDbTypeId.Enum => Expect<string>(value, type),
        DuckDbTypeId.Blob or DuckDbTypeId.Geometry => Expect<byte[]>(value, type),
        DuckDbTypeId.Bit => value is string text ? new DuckDbBits(text) : Expect<DuckDbBits>(value, type),
        DuckDbTypeId.Uuid => Expect<Guid>(value, type),
        DuckDbTypeId.Interval => value is TimeSpan span
            ? new DuckDbInterval(0, 0, span.Ticks / TimeSpan.TicksPerMicrosecond)
            : Expect<DuckDbInterval>(value, type),
        DuckDbTypeId.List => Expect<object?[]>(value, type),
        DuckDbTypeId.Array => Items((object?[])Expect<object?[]>(value, type), type),
        DuckDbTypeId.Struct => Members((DuckDbStruct)Expect<DuckDbStruct>(value, type), type),
        DuckDbTypeId.Map => Expect<DuckDbMap>(value, type),
        DuckDbTypeId.Union => Expect<DuckDbUnion>(value, type),
        DuckDbTypeId.SqlNull => throw Mismatch(value, type),
        _ => Time(value, type),
    };

    /// <summary>The number of an enum's label.</summary>
    internal static int LabelIndex(string label, DuckDbType type)
    {
        int index = type.Labels.IndexOf(label);
        return index >= 0 ? index : throw new InvalidCastException($"'{label}' is none of the labels of {type}.");
    }

    /// <summary>The number of a union's member.</summary>
    internal static int MemberIndex(string member, DuckDbType type)
    {
        for (int i = 0; i < type.Children.Length; i++)
        {
            if (string.Equals(type.Children[i].Name, member, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        throw new InvalidCastException($"'{member}' is none of the members of {type}.");
    }

    private static object Time(object value, DuckDbType type) => (type.Id, value) switch
    {
        (DuckDbTypeId.Date, DateOnly date) => DuckDbDate.From(date),
        (DuckDbTypeId.Date, DuckDbDate) => value,
        (DuckDbTypeId.Time, TimeOnly time) => Unit(DuckDbTime.From(time), TimeUnit.Microsecond, type),
        (DuckDbTypeId.Time, DuckDbTime time) => Unit(time, TimeUnit.Microsecond, type),
        (DuckDbTypeId.TimeNs, TimeOnly time) => new DuckDbTime(time.Ticks * TimeSpan.NanosecondsPerTick, TimeUnit.Nanosecond),
        (DuckDbTypeId.TimeNs, DuckDbTime time) => Unit(time, TimeUnit.Nanosecond, type),
        (DuckDbTypeId.TimeTz, DuckDbTimeTz) => value,
        (DuckDbTypeId.TimestampTz, DateTimeOffset time) => DuckDbTimestamp.From(time),
        (DuckDbTypeId.TimestampTz, DuckDbTimestamp { HasTimeZone: true }) => value,
        (DuckDbTypeId.Timestamp, DateTime time) => Unit(DuckDbTimestamp.From(time), TimeUnit.Microsecond, type),
        (DuckDbTypeId.Timestamp, DuckDbTimestamp { HasTimeZone: false } time) => Unit(time, TimeUnit.Microsecond, type),
        (DuckDbTypeId.TimestampS, DuckDbTimestamp { HasTimeZone: false } time) => Unit(time, TimeUnit.Second, type),
        (DuckDbTypeId.TimestampMs, DuckDbTimestamp { HasTimeZone: false } time) => Unit(time, TimeUnit.Millisecond, type),
        (DuckDbTypeId.TimestampNs, DuckDbTimestamp { HasTimeZone: false } time) => Unit(time, TimeUnit.Nanosecond, type),
        _ => throw Mismatch(value, type),
    };

    private static DuckDbTime Unit(DuckDbTime time, TimeUnit unit, DuckDbType type) => time.Unit == unit ? time : throw Mismatch(time, type);

    private static DuckDbTimestamp Unit(DuckDbTimestamp time, TimeUnit unit, DuckDbType type) => time.Unit == unit ? time : throw Mismatch(time, type);

    private static object Items(object?[] items, DuckDbType type) => items.Length == type.ArrayLength
        ? items
        : throw new InvalidCastException($"A {type} has {type.ArrayLength} items; the value has {items.Length}.");

    private static DuckDbStruct Members(DuckDbStruct value, DuckDbType type) => value.Values.Length == type.Children.Length
        ? value
        : throw new InvalidCastException($"A {type} has {type.Children.Length} members; the value has {value.Values.Length}.");

    private static BigInteger Integer(object value, DuckDbType type) => value switch
    {
        BigInteger big => big,
        Int128 huge => (BigInteger)huge,
        UInt128 huge => (BigInteger)huge,
        ulong number => number,
        sbyte or byte or short or ushort or int or uint or long => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
        _ => throw Mismatch(value, type),
    };

    private static double Real(object value, DuckDbType type) => value switch
    {
        double number => number,
        float number => number,
        sbyte or byte or short or ushort or int or uint or long or ulong => System.Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => throw Mismatch(value, type),
    };

    private static DuckDbDecimal Decimal(object value, DuckDbType type) => value switch
    {
        DuckDbDecimal number => number.Rescale(type.Width, type.Scale),
        decimal number => DuckDbDecimal.From(number).Rescale(type.Width, type.Scale),
        _ => new DuckDbDecimal((Int128)Integer(value, type), 38, 0).Rescale(type.Width, type.Scale),
    };

    private static object Expect<T>(object value, DuckDbType type) => value is T ? value : throw Mismatch(value, type);

    private static InvalidCastException Mismatch(object value, DuckDbType type) =>
        new($"A {value.GetType().Name} is no value of a {type}: {ValueEquality.Print(value)}");
}
