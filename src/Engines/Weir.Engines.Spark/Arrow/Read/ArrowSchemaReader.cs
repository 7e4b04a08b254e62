using System.Collections.Immutable;
using Weir.Engines.Spark.Arrow.Flat;

namespace Weir.Engines.Spark.Arrow.Read;

/// <summary>Reads the schema at the head of a stream. Numbers are the slots of Arrow's metadata tables.</summary>
internal static class ArrowSchemaReader
{
    /// <exception cref="NotSupportedException">The numbers are big-endian.</exception>
    internal static ImmutableArray<ArrowField> Read(FlatTable schema) =>
        schema.Short(0) == 0 ? Fields(schema, 1) : throw new NotSupportedException("The server sends big-endian numbers, which are not read.");

    private static ImmutableArray<ArrowField> Fields(FlatTable table, int slot)
    {
        ImmutableArray<ArrowField>.Builder fields = ImmutableArray.CreateBuilder<ArrowField>(table.Count(slot));
        for (int i = 0; i < table.Count(slot); i++)
        {
            fields.Add(Field(table.Item(slot, i)));
        }

        return fields.MoveToImmutable();
    }

    private static ArrowField Field(FlatTable table)
    {
        ArrowField field = new()
        {
            Name = table.Text(0) ?? "",
            Nullable = table.Byte(1) != 0,
            Type = (ArrowTypeId)table.Byte(2),
            Children = Fields(table, 5),
            IsVariant = HasVariantMark(table) || (table.Count(5) == 2 && HasVariantMark(table.Item(5, 1))),
            IsDictionary = table.Table(4) is not null,
        };
        return table.Table(3) is { } type ? WithParameters(field, type) : field;
    }

    private static ArrowField WithParameters(ArrowField field, FlatTable type) => field.Type switch
    {
        ArrowTypeId.Int => field with { Bits = type.Int(0), IsSigned = type.Byte(1) != 0 },
        ArrowTypeId.FloatingPoint or ArrowTypeId.Interval => field with { Unit = type.Short(0) },
        ArrowTypeId.Decimal => field with { Precision = type.Int(0), Scale = type.Int(1), Bits = type.Int(2, 128) },
        ArrowTypeId.Date or ArrowTypeId.Duration => field with { Unit = type.Short(0, 1) },
        ArrowTypeId.Time => field with { Unit = type.Short(0, 1), Bits = type.Int(1, 32) },
        ArrowTypeId.Timestamp => field with { Unit = type.Short(0), TimeZone = type.Text(1) },
        _ => field,
    };

    private static bool HasVariantMark(FlatTable field)
    {
        for (int i = 0; i < field.Count(6); i++)
        {
            if (field.Item(6, i).Text(0) == "variant")
            {
                return true;
            }
        }

        return false;
    }
}
