using System.Collections.Immutable;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Data.Columns.Builders;
using Weir.Engines.Spark.Arrow;

namespace Weir.Engines.Spark.Tests.Support;

/// <summary>Batches of random types and values, NULLs everywhere, edge values often.</summary>
internal sealed class RandomBatches(int seed)
{
    private static readonly PrimitiveKind[] Kinds =
    [
        PrimitiveKind.Boolean, PrimitiveKind.TinyInt, PrimitiveKind.SmallInt, PrimitiveKind.Int, PrimitiveKind.BigInt, PrimitiveKind.Float, PrimitiveKind.Double,
        PrimitiveKind.String, PrimitiveKind.Binary, PrimitiveKind.Date, PrimitiveKind.TimestampTz, PrimitiveKind.TimestampNtz, PrimitiveKind.Interval, PrimitiveKind.Null,
        PrimitiveKind.Time,
    ];

    private readonly Random random = new(seed);

    /// <summary>One column of each primitive type, a decimal, both intervals, and some nested ones.</summary>
    internal ColumnBatch Next(int rows)
    {
        List<DataType> types = [.. Kinds.Select(kind => new PrimitiveType(kind)), new DecimalType(38, 10), new DecimalType(9, 2), SparkTypes.DayTimeInterval];
        types.AddRange(Enumerable.Range(0, 6).Select(_ => Type(3)));
        ImmutableArray<SchemaField> fields = [.. types.Select((type, i) => new SchemaField($"c{i}", type))];
        return new ColumnBatch(new Schema(fields), rows, [.. types.Select(type => Column(type, rows))]);
    }

    private DataType Type(int depth) => random.Next(depth > 0 ? 5 : 2) switch
    {
        2 => new ArrayType(Type(depth - 1)),
        3 => new MapDataType(Key(), Type(depth - 1)),
        4 => new StructType([new SchemaField("a", Type(depth - 1)), new SchemaField("b b", Type(depth - 1))]),
        _ => random.Next(8) == 0 ? new DecimalType(20, 5) : new PrimitiveType(Kinds[random.Next(Kinds.Length)]),
    };

    private PrimitiveType Key() => new(random.Next(2) == 0 ? PrimitiveKind.String : PrimitiveKind.Int);

    private Column Column(DataType type, int rows)
    {
        using ColumnBuilder builder = ColumnBuilder.Create(type);
        for (int i = 0; i < rows; i++)
        {
            Append(builder, mayBeNull: true);
        }

        return builder.Build();
    }

    private void Append(ColumnBuilder builder, bool mayBeNull, int unique = -1)
    {
        if (mayBeNull && random.Next(4) == 0)
        {
            builder.AppendNull();
            return;
        }

        switch (builder)
        {
            case NullColumnBuilder none: none.AppendNull(); break;
            case BooleanColumnBuilder bits: bits.Append(random.Next(2) == 0); break;
            case FixedColumnBuilder<sbyte> small: small.Append((sbyte)random.Next(-128, 128)); break;
            case FixedColumnBuilder<short> medium: medium.Append((short)random.Next(short.MinValue, short.MaxValue)); break;
            case FixedColumnBuilder<int> number: number.Append(unique >= 0 ? unique : Integer(number.Type)); break;
            case FixedColumnBuilder<long> large: large.Append(Long(large.Type)); break;
            case FixedColumnBuilder<float> single: single.Append(random.Next(5) switch { 0 => float.NaN, 1 => float.NegativeInfinity, _ => (float)random.NextDouble() }); break;
            case FixedColumnBuilder<double> number: number.Append(random.Next(5) switch { 0 => double.NaN, 1 => -0.0, 2 => double.MaxValue, _ => random.NextDouble() }); break;
            case FixedColumnBuilder<Int128> number: number.Append(Decimal((DecimalType)number.Type)); break;
            case FixedColumnBuilder<CalendarInterval> interval: interval.Append(new CalendarInterval(random.Next(-99, 99), random.Next(-99, 99), random.Next())); break;
            case BytesColumnBuilder text: AppendBytes(text, unique); break;
            case ListColumnBuilder list: Times(_ => Append(list.Items, mayBeNull: true)); list.Append(); break;
            case MapColumnBuilder map: AppendMap(map); break;
            case StructColumnBuilder record: AppendStruct(record); break;
            default: throw new InvalidOperationException($"No values for {builder.Type}.");
        }
    }

    private void AppendMap(MapColumnBuilder map)
    {
        Times(i =>
        {
            Append(map.Keys, mayBeNull: false, unique: i);
            Append(map.Values, mayBeNull: true);
        });
        map.Append();
    }

    private void AppendStruct(StructColumnBuilder record)
    {
        foreach (ColumnBuilder member in record.Members)
        {
            Append(member, mayBeNull: true);
        }

        record.Append();
    }

    private void AppendBytes(BytesColumnBuilder builder, int unique)
    {
        if (builder.Type is PrimitiveType { Kind: PrimitiveKind.Binary })
        {
            byte[] bytes = new byte[random.Next(20)];
            random.NextBytes(bytes);
            builder.Append(bytes);
        }
        else
        {
            builder.Append(unique >= 0 ? $"k{unique}" : random.Next(4) switch { 0 => "", 1 => "äöü€ 𝄞 日本", 2 => new string('x', random.Next(300)), _ => "line\nbreak\t\\ 'quoted' \0" });
        }
    }

    private void Times(Action<int> action)
    {
        int count = random.Next(4);
        for (int i = 0; i < count; i++)
        {
            action(i);
        }
    }

    private int Integer(DataType type) => type is PrimitiveType { Kind: PrimitiveKind.Date }
        ? random.Next(-700_000, 2_900_000)
        : random.Next(4) switch { 0 => int.MinValue, 1 => int.MaxValue, _ => random.Next(-1000, 1000) };

    private long Long(DataType type) => type switch
    {
        PrimitiveType { Kind: PrimitiveKind.Time } => random.NextInt64(TimeSpan.MicrosecondsPerDay),
        PrimitiveType { Kind: PrimitiveKind.BigInt } => random.Next(3) switch { 0 => long.MinValue, 1 => long.MaxValue, _ => random.Next() },
        _ => random.NextInt64(-60_000_000_000_000_000, 250_000_000_000_000_000),
    };

    private Int128 Decimal(DecimalType type)
    {
        Int128 value = 0;
        int digits = random.Next(1, type.Precision + 1);
        for (int i = 0; i < digits; i++)
        {
            value = (value * 10) + random.Next(10);
        }

        return random.Next(2) == 0 ? value : -value;
    }
}
