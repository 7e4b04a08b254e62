using System.Globalization;
using System.Text.Json.Nodes;

namespace Weir.Connectors.Databases.Tasks;

/// <summary>A value of a row as JSON has it.</summary>
internal static class FetchedValue
{
    /// <param name="value">As the provider gives it.</param>
    /// <param name="kind">Its column's kind, once a value told it.</param>
    public static JsonNode? Of(object? value, ref string? kind)
    {
        if (value is null or DBNull)
        {
            return null;
        }

        (kind, JsonNode node) = value switch
        {
            bool flag => ("bool", (JsonNode)flag),
            sbyte or byte or short or ushort or int or uint or long => ("int", (JsonNode)Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            float or double when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)) => ("float", (JsonNode)Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            decimal number => ("float", (JsonNode)number),
            DateOnly day => ("date", (JsonNode)day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            DateTime time => ("datetime", (JsonNode)time.ToString(time.Kind == DateTimeKind.Utc ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)),
            DateTimeOffset moment => ("datetime", (JsonNode)moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture)),
            byte[] bytes => ("bytes", (JsonNode)Convert.ToBase64String(bytes)),
            _ => ("string", (JsonNode)Convert.ToString(value, CultureInfo.InvariantCulture)!),
        };
        return node;
    }
}
