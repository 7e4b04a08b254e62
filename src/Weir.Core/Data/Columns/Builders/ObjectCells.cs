using System.Globalization;

namespace Weir.Core.Data.Columns.Builders;

/// <summary>Appends plain objects to columns. A value of another type, or out of its column's range, is an error and never changed.</summary>
public static class ObjectCells
{
    /// <exception cref="InvalidCastException">The object is no value of the column's type.</exception>
    /// <exception cref="OverflowException">It is out of range, or has more digits than a decimal column holds.</exception>
    public static void Append(ColumnBuilder builder, object? value)
    {
        if (value is null)
        {
            builder.AppendNull();
            return;
        }

        switch (builder, value)
        {
            case (BooleanColumnBuilder truths, bool truth):
                truths.Append(truth);
                break;
            case (BytesColumnBuilder texts, string text) when builder.Type is not PrimitiveType { Kind: PrimitiveKind.Binary }:
                texts.Append(text);
                break;
            case (BytesColumnBuilder blobs, byte[] blob) when builder.Type is PrimitiveType { Kind: PrimitiveKind.Binary }:
                blobs.Append(blob);
                break;
            case (FixedColumnBuilder<UuidBytes> ids, Guid id):
                ids.Append(UuidBytes.From(id));
                break;
            case (FixedColumnBuilder<Int128> numbers, _) when builder.Type is DecimalType type:
                numbers.Append(Unscaled(value, type));
                break;
            case (FixedColumnBuilder<double> doubles, double or float or int or short or sbyte or byte or ushort or uint):
                doubles.Append(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case (FixedColumnBuilder<float> floats, float number):
                floats.Append(number);
                break;
            default:
                AppendTime(builder, value);
                break;
        }
    }

    private static void AppendTime(ColumnBuilder builder, object value)
    {
        PrimitiveKind? kind = (builder.Type as PrimitiveType)?.Kind;
        switch (kind, value, builder)
        {
            case (PrimitiveKind.Date, DateOnly date, FixedColumnBuilder<int> days):
                days.Append(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
                break;
            case (PrimitiveKind.Time, TimeOnly time, FixedColumnBuilder<long> micros):
                micros.Append(time.Ticks / TimeSpan.TicksPerMicrosecond);
                break;
            case (PrimitiveKind.TimestampNtz, DateTime time, FixedColumnBuilder<long> micros):
                micros.Append((time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
                break;
            case (PrimitiveKind.TimestampTz, DateTimeOffset time, FixedColumnBuilder<long> micros):
                micros.Append((time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
                break;
            default:
                AppendInteger(builder, value);
                break;
        }
    }

    private static void AppendInteger(ColumnBuilder builder, object value)
    {
        if (builder.Type is not PrimitiveType { Kind: >= PrimitiveKind.TinyInt and <= PrimitiveKind.UnsignedBigInt }
            || value is not (sbyte or byte or short or ushort or int or uint or long or ulong or Int128))
        {
            throw new InvalidCastException($"A {value.GetType().Name} is no {builder.Type}.");
        }

        Int128 number = value is Int128 huge ? huge : value is ulong large ? large : Convert.ToInt64(value, CultureInfo.InvariantCulture);
        switch (builder)
        {
            case FixedColumnBuilder<sbyte> numbers: numbers.Append(checked((sbyte)number)); break;
            case FixedColumnBuilder<byte> numbers: numbers.Append(checked((byte)number)); break;
            case FixedColumnBuilder<short> numbers: numbers.Append(checked((short)number)); break;
            case FixedColumnBuilder<ushort> numbers: numbers.Append(checked((ushort)number)); break;
            case FixedColumnBuilder<int> numbers: numbers.Append(checked((int)number)); break;
            case FixedColumnBuilder<uint> numbers: numbers.Append(checked((uint)number)); break;
            case FixedColumnBuilder<long> numbers: numbers.Append(checked((long)number)); break;
            case FixedColumnBuilder<ulong> numbers: numbers.Append(checked((ulong)number)); break;
            case FixedColumnBuilder<Int128> numbers: numbers.Append(number); break;
            default: throw new InvalidCastException($"A {value.GetType().Name} is no {builder.Type}.");
        }
    }

    private static Int128 Unscaled(object value, DecimalType type)
    {
        decimal number = value switch
        {
            decimal exact => exact,
            sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
            _ => throw new InvalidCastException($"A {value.GetType().Name} is no {type}."),
        };
        for (int i = 0; i < type.Scale; i++)
        {
            number = checked(number * 10);
        }

        Int128 limit = 1;
        for (int i = 0; i < type.Precision; i++)
        {
            limit *= 10;
        }

        Int128 unscaled = (Int128)number;
        return decimal.Truncate(number) == number && Int128.Abs(unscaled) < limit
            ? unscaled
            : throw new OverflowException($"{Convert.ToString(value, CultureInfo.InvariantCulture)} does not fit into {type}.");
    }
}
