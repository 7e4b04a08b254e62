using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Engines.Spark.Values;

/// <summary>Values as JSON: numbers as numbers, what JSON has no form for (NaN, dates, times, intervals) as texts, blobs as base64, maps as objects.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Of(Column column, int row)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Options))
        {
            Write(writer, column, row);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, Column column, int row)
    {
        if (column.IsNull(row))
        {
            writer.WriteNullValue();
            return;
        }

        switch (column.Type)
        {
            case PrimitiveType primitive:
                Write(writer, primitive.Kind, column, row);
                break;
            case DecimalType number:
                writer.WriteRawValue(CellReader.DecimalText(column.Values<Int128>()[row], number.Scale));
                break;
            case ArrayType:
                WriteItems(writer, column, row);
                break;
            case MapDataType:
                WriteEntries(writer, column, row);
                break;
            case StructType record:
                WriteMembers(writer, record, column, row);
                break;
            case DurationDataType:
                writer.WriteNumberValue(column.Values<long>()[row]);
                break;
            default:
                WriteNative(writer, column, row);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, PrimitiveKind kind, Column column, int row)
    {
        switch (kind)
        {
            case PrimitiveKind.Boolean:
                writer.WriteBooleanValue(column.GetBoolean(row));
                break;
            case PrimitiveKind.TinyInt:
                writer.WriteNumberValue(column.Values<sbyte>()[row]);
                break;
            case PrimitiveKind.SmallInt:
                writer.WriteNumberValue(column.Values<short>()[row]);
                break;
            case PrimitiveKind.Int:
                writer.WriteNumberValue(column.Values<int>()[row]);
                break;
            case PrimitiveKind.BigInt:
                writer.WriteNumberValue(column.Values<long>()[row]);
                break;
            case PrimitiveKind.Float:
                WriteFloat(writer, column.Values<float>()[row], column.Values<float>()[row].ToString(CultureInfo.InvariantCulture));
                break;
            case PrimitiveKind.Double:
                WriteFloat(writer, column.Values<double>()[row], column.Values<double>()[row].ToString(CultureInfo.InvariantCulture));
                break;
            case PrimitiveKind.Binary:
                writer.WriteBase64StringValue(column.GetBytes(row));
                break;
            case PrimitiveKind.String or PrimitiveKind.Json:
                writer.WriteStringValue(column.GetString(row));
                break;
            default:
                writer.WriteStringValue(TimeText.Of(kind, column, row));
                break;
        }
    }

    private static void WriteFloat(Utf8JsonWriter writer, double value, string shortest)
    {
        if (double.IsFinite(value))
        {
            // A whole number stays recognisable as a floating-point one.
            writer.WriteRawValue(shortest.AsSpan().ContainsAny(".Ee") ? shortest : shortest + ".0");
        }
        else
        {
            writer.WriteStringValue(double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
        }
    }

    private static void WriteItems(Utf8JsonWriter writer, Column column, int row)
    {
        Range items = column.GetItems(row);
        writer.WriteStartArray();
        for (int item = items.Start.Value; item < items.End.Value; item++)
        {
            Write(writer, column.Children[0], item);
        }

        writer.WriteEndArray();
    }

    private static void WriteEntries(Utf8JsonWriter writer, Column column, int row)
    {
        Range entries = column.GetItems(row);
        writer.WriteStartObject();
        for (int entry = entries.Start.Value; entry < entries.End.Value; entry++)
        {
            Column keys = column.Children[0];
            writer.WritePropertyName(keys.Type is PrimitiveType { Kind: PrimitiveKind.String } ? keys.GetString(entry) : Of(keys, entry));
            Write(writer, column.Children[1], entry);
        }

        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, StructType record, Column column, int row)
    {
        writer.WriteStartObject();
        for (int i = 0; i < record.Members.Length; i++)
        {
            writer.WritePropertyName(record.Members[i].Name);
            Write(writer, column.Children[i], row);
        }

        writer.WriteEndObject();
    }

    /// <summary>Months, or a variant as its two parts.</summary>
    private static void WriteNative(Utf8JsonWriter writer, Column column, int row)
    {
        if (column.Layout.Kind == ColumnLayoutKind.Fixed)
        {
            writer.WriteNumberValue(column.Values<int>()[row]);
            return;
        }

        writer.WriteStartArray();
        foreach (Column part in column.Children)
        {
            Write(writer, part, row);
        }

        writer.WriteEndArray();
    }
}
