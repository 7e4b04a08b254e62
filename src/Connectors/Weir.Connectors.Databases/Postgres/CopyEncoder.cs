using System.Buffers.Binary;
using Weir.Connectors.Databases.Tables;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Connectors.Databases.Postgres;

/// <summary>Writes a column's values as fields of a binary COPY: the length, then the value.</summary>
internal abstract class CopyEncoder
{
    internal abstract void Write(Column column, int row, CopyOutput output);

    /// <exception cref="NotSupportedException">There is no binary form.</exception>
    internal static CopyEncoder Create(StageColumn column) => column.Type switch
    {
        DecimalType number => new Numbers(number.Scale),
        DurationDataType => new Longs(static value => value),
        PrimitiveType { Kind: PrimitiveKind.Boolean } => new Booleans(),
        PrimitiveType { Kind: PrimitiveKind.TinyInt } => new Shorts<sbyte>(static value => value),
        PrimitiveType { Kind: PrimitiveKind.UnsignedTinyInt } => new Shorts<byte>(static value => value),
        PrimitiveType { Kind: PrimitiveKind.SmallInt } => new Shorts<short>(static value => value),
        PrimitiveType { Kind: PrimitiveKind.UnsignedSmallInt } => new Integers<ushort>(static value => value),
        PrimitiveType { Kind: PrimitiveKind.Int } => new Integers<int>(static value => value),
        PrimitiveType { Kind: PrimitiveKind.Date } => new Integers<int>(Date),
        PrimitiveType { Kind: PrimitiveKind.UnsignedInt } => new UnsignedIntegers(),
        PrimitiveType { Kind: PrimitiveKind.BigInt or PrimitiveKind.Time } => new Longs(static value => value),
        PrimitiveType { Kind: PrimitiveKind.TimestampNtz or PrimitiveKind.TimestampTz } => new Longs(Timestamp),
        PrimitiveType { Kind: PrimitiveKind.HugeInt } => new Numbers(0),
        PrimitiveType { Kind: PrimitiveKind.UnsignedBigInt } => new UnsignedLongs(),
        PrimitiveType { Kind: PrimitiveKind.Float } => new Floats(),
        PrimitiveType { Kind: PrimitiveKind.Double } => new Doubles(),
        PrimitiveType { Kind: PrimitiveKind.Uuid } => new Uuids(),
        PrimitiveType { Kind: PrimitiveKind.Interval } => new Intervals(),
        PrimitiveType { Kind: PrimitiveKind.Json } when column.NativeType == "jsonb" => new JsonBinaries(),
        PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Json or PrimitiveKind.Binary or PrimitiveKind.Null } => new Texts(),
        _ => throw new NotSupportedException($"The column '{column.Name}' is a {column.Type}, which PostgreSQL takes in no binary form."),
    };

    private static int Date(int days) => days switch { int.MaxValue => int.MaxValue, -int.MaxValue => int.MinValue, _ => days - CopyDecoder.EpochDays };

    private static long Timestamp(long microseconds) => microseconds switch
    {
        long.MaxValue => long.MaxValue,
        -long.MaxValue => long.MinValue,
        _ => microseconds - CopyDecoder.EpochMicroseconds,
    };

    private static Span<byte> Field(CopyOutput output, int length)
    {
        Span<byte> room = output.Reserve(sizeof(int) + length);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        return room[sizeof(int)..];
    }

    private sealed class Booleans : CopyEncoder
    {
        internal override void Write(Column column, int row, CopyOutput output) => Field(output, 1)[0] = column.GetBoolean(row) ? (byte)1 : (byte)0;
    }

    private sealed class Shorts<T>(Func<T, short> map) : CopyEncoder
        where T : unmanaged
    {
        internal override void Write(Column column, int row, CopyOutput output) => BinaryPrimitives.WriteInt16BigEndian(Field(output, sizeof(short)), map(column.Values<T>()[row]));
    }

    private sealed class Integers<T>(Func<T, int> map) : CopyEncoder
        where T : unmanaged
    {
        internal override void Write(Column column, int row, CopyOutput output) => BinaryPrimitives.WriteInt32BigEndian(Field(output, sizeof(int)), map(column.Values<T>()[row]));
    }

    private sealed class UnsignedIntegers : CopyEncoder
    {
        internal override void Write(Column column, int row, CopyOutput output) => BinaryPrimitives.WriteInt64BigEndian(Field(output, sizeof(long)), column.Values<uint>()[row]);
    }

    private sealed class Longs(Func<long, long> map) : CopyEncoder
    {
        internal override void Write(Column column, int row, CopyOutput output) => BinaryPrimitives.WriteInt64BigEndian(Field(output, sizeof(long)), map(column.Values<long>()[row]));
    }

    private sealed class Floats : CopyEncoder
    {
        internal override void Write(Column column, int row, CopyOutput output) => BinaryPrimitives.WriteSingleBigEndian(Field(output, sizeof(float)), column.Values<float>()[row]);
    }

    private sealed class Doubles : CopyEncoder
    {
        internal override void Write(Column column, int row, CopyOutput output) => BinaryPrimitives.WriteDoubleBigEndian(Field(output, sizeof(double)), column.Values<double>()[row]);
    }

    private sealed class Uuids : CopyEncoder
    {
        internal override void Write(Column column, int row, CopyOutput output) => column.Data.Slice(row * 16, 16).CopyTo(Field(output, 16));
    }

    private sealed class Intervals : CopyEncoder
    {
        internal override void Write(Column column, int row, CopyOutput output)
        {
            CalendarInterval value = column.Values<CalendarInterval>()[row];
            Span<byte> field = Field(output, 16);
            BinaryPrimitives.WriteInt64BigEndian(field, value.Microseconds);
            BinaryPrimitives.WriteInt32BigEndian(field[8..], value.Days);
            BinaryPrimitives.WriteInt32BigEndian(field[12..], value.Months);
        }
    }

    private sealed class Numbers(int scale) : CopyEncoder
    {
        private const int Most = 8 + (2 * 12);

        internal override void Write(Column column, int row, CopyOutput output)
        {
            Int128 value = column.Values<Int128>()[row];
            Span<byte> room = output.Reserve(sizeof(int) + Most);
            int length = value >= -long.MaxValue && value <= long.MaxValue
                ? PostgresNumeric.WriteSmall((long)value, scale, room[sizeof(int)..])
                : PostgresNumeric.Write(value, scale, room[sizeof(int)..]);
            BinaryPrimitives.WriteInt32BigEndian(room, length);
            output.Return(Most - length);
        }
    }

    private sealed class UnsignedLongs : CopyEncoder
    {
        internal override void Write(Column column, int row, CopyOutput output)
        {
            Span<byte> bytes = stackalloc byte[32];
            int length = PostgresNumeric.Write(column.Values<ulong>()[row], 0, bytes);
            bytes[..length].CopyTo(Field(output, length));
        }
    }

    private sealed class Texts : CopyEncoder
    {
        internal override void Write(Column column, int row, CopyOutput output)
        {
            ReadOnlySpan<byte> bytes = column.GetBytes(row);
            bytes.CopyTo(Field(output, bytes.Length));
        }
    }

    private sealed class JsonBinaries : CopyEncoder
    {
        internal override void Write(Column column, int row, CopyOutput output)
        {
            ReadOnlySpan<byte> bytes = column.GetBytes(row);
            Span<byte> field = Field(output, bytes.Length + 1);
            field[0] = 1;
            bytes.CopyTo(field[1..]);
        }
    }
}
