using System.Globalization;
using System.Text.Json;

namespace Weir.Runner.Probes;

/// <summary>Writes measured values as JSON.</summary>
internal static class JsonValues
{
    /// <summary>Numbers as numbers (those that JSON has not, as null), instants as ISO 8601, anything else as text.</summary>
    public static void WriteValue(this Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case float or double:
                writer.WriteNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset instant:
                writer.WriteStringValue(instant.ToString("O", CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    public static void WriteNumber(this Utf8JsonWriter writer, double? number)
    {
        if (number is { } value && double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
