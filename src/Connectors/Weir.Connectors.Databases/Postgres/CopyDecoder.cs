using System.Buffers.Binary;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Data.Columns.Builders;

namespace Weir.Connectors.Databases.Postgres;

/// <summary>Makes a column of the fields of a binary COPY.</summary>
internal abstract class CopyDecoder(ColumnBuilder builder)
{
    internal const long EpochMicroseconds = 946_684_800_000_000;
    internal const int EpochDays = 10_957;

    internal abstract void Append(ReadOnlySpan<byte> field);

    internal void AppendNull() => builder.AppendNull();

    internal Column Build() => builder.Build();

    internal void Dispose() => builder.Dispose();

    internal static CopyDecoder Create(DataType type)
    {
        ColumnBuilder builder = ColumnBuilder.Create(type);
        return (type, builder) switch
        {
            (DecimalType number, FixedColumnBuilder<Int128> values) => new Numbers(values, number),
            (_, BooleanColumnBuilder values) => new Booleans(values),
            (_, FixedColumnBuilder<short> values) => new Mapped<short>(values, static field => BinaryPrimitives.ReadInt16BigEndian(field)),
            (PrimitiveType { Kind: PrimitiveKind.Date }, FixedColumnBuilder<int> values) => new Mapped<int>(values, Date),
            (_, FixedColumnBuilder<int> values) => new Mapped<int>(values, static field => BinaryPrimitives.ReadInt32BigEndian(field)),
            (PrimitiveType { Kind: PrimitiveKind.TimestampNtz or PrimitiveKind.TimestampTz }, FixedColumnBuilder<long> values) => new Mapped<long>(values, Timestamp),
            (_, FixedColumnBuilder<long> values) => new Mapped<long>(values, static field => BinaryPrimitives.ReadInt64BigEndian(field)),
            (_, FixedColumnBuilder<float> values) => new Mapped<float>(values, static field => BinaryPrimitives.ReadSingleBigEndian(field)),
            (_, FixedColumnBuilder<double> values) => new Mapped<double>(values, static field => BinaryPrimitives.ReadDoubleBigEndian(field)),
            (_, FixedColumnBuilder<UuidBytes> values) => new Mapped<UuidBytes>(values, static field => UuidBytes.From(new Guid(field, bigEndian: true))),
            (_, FixedColumnBuilder<CalendarInterval> values) => new Mapped<CalendarInterval>(values, Interval),
            (PrimitiveType { Kind: PrimitiveKind.Json }, BytesColumnBuilder values) => new Json(values),
            (_, BytesColumnBuilder values) => new Texts(values),
            _ => throw new NotSupportedException($"PostgreSQL has no binary form of {type}."),
        };
    }

    /// <summary>Infinities are the ends of the range on both sides, but DuckDB's and Arrow's lower one is the negative of the upper.</summary>
    private static int Date(ReadOnlySpan<byte> field) => BinaryPrimitives.ReadInt32BigEndian(field) switch
    {
        int.MaxValue => int.MaxValue,
        int.MinValue => -int.MaxValue,
        int days => days + EpochDays,
    };

    private static long Timestamp(ReadOnlySpan<byte> field) => BinaryPrimitives.ReadInt64BigEndian(field) switch
    {
        long.MaxValue => long.MaxValue,
        long.MinValue => -long.MaxValue,
        long microseconds => microseconds + EpochMicroseconds,
    };

    private static CalendarInterval Interval(ReadOnlySpan<byte> field) => new(
        BinaryPrimitives.ReadInt32BigEndian(field[12..]), BinaryPrimitives.ReadInt32BigEndian(field[8..]), BinaryPrimitives.ReadInt64BigEndian(field));

    private delegate T Read<T>(ReadOnlySpan<byte> field);

    private sealed class Mapped<T>(FixedColumnBuilder<T> values, Read<T> read) : CopyDecoder(values)
        where T : unmanaged
    {
        internal override void Append(ReadOnlySpan<byte> field) => values.Append(read(field));
    }

    private sealed class Booleans(BooleanColumnBuilder values) : CopyDecoder(values)
    {
        internal override void Append(ReadOnlySpan<byte> field) => values.Append(field[0] != 0);
    }

    private sealed class Numbers(FixedColumnBuilder<Int128> values, DecimalType type) : CopyDecoder(values)
    {
        internal override void Append(ReadOnlySpan<byte> field) => values.Append(PostgresNumeric.Read(field, type));
    }

    private sealed class Texts(BytesColumnBuilder values) : CopyDecoder(values)
    {
        internal override void Append(ReadOnlySpan<byte> field) => values.Append(field);
    }

    /// <summary>A jsonb begins with its version, which is 1 and no JSON text.</summary>
    private sealed class Json(BytesColumnBuilder values) : CopyDecoder(values)
    {
        internal override void Append(ReadOnlySpan<byte> field) => values.Append(field.Length > 0 && field[0] == 1 ? field[1..] : field);
    }
}
