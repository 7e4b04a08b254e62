using System.Collections.Immutable;
using Weir.Engines.Spark.Arrow.Flat;

namespace Weir.Engines.Spark.Arrow.Write;

/// <summary>Writes the schema at the head of a stream. Numbers are the slots of Arrow's metadata tables.</summary>
internal static class ArrowSchemaWriter
{
    /// <summary>Writes the schema; gives its place.</summary>
    internal static int Write(FlatBuilder builder, ImmutableArray<ArrowField> fields)
    {
        int vector = Fields(builder, fields);
        builder.BeginTable(4);
        builder.Reference(1, vector);
        return builder.EndTable();
    }

    private static int Fields(FlatBuilder builder, ImmutableArray<ArrowField> fields)
    {
        int[] places = [.. fields.Select(field => Field(builder, field))];
        return builder.References(places);
    }

    private static int Field(FlatBuilder builder, ArrowField field)
    {
        int children = Fields(builder, field.Children);
        int name = builder.Text(field.Name);
        int type = TypeTable(builder, field);
        builder.BeginTable(7);
        builder.Reference(0, name);
        builder.Reference(3, type);
        builder.Reference(5, children);
        builder.Byte(1, field.Nullable ? (byte)1 : (byte)0);
        builder.Byte(2, (byte)field.Type);
        return builder.EndTable();
    }

    private static int TypeTable(FlatBuilder builder, ArrowField field)
    {
        int zone = field.TimeZone is { } name ? builder.Text(name) : 0;
        builder.BeginTable(3);
        switch (field.Type)
        {
            case ArrowTypeId.Int:
                builder.Int(0, field.Bits);
                builder.Byte(1, field.IsSigned ? (byte)1 : (byte)0);
                break;
            case ArrowTypeId.Decimal:
                builder.Int(0, field.Precision);
                builder.Int(1, field.Scale);
                builder.Int(2, field.Bits);
                break;
            case ArrowTypeId.Time:
                builder.Short(0, field.Unit);
                builder.Int(1, field.Bits);
                break;
            case ArrowTypeId.Timestamp:
                builder.Short(0, field.Unit);
                if (zone != 0)
                {
                    builder.Reference(1, zone);
                }

                break;
            case ArrowTypeId.FloatingPoint or ArrowTypeId.Date or ArrowTypeId.Duration or ArrowTypeId.Interval:
                builder.Short(0, field.Unit);
                break;
            default:
                break;
        }

        return builder.EndTable();
    }
}
