using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>A variant of Spark's as the JSON that Spark prints of it: members in order of their names, decimals without zeros at their end.</summary>
internal static class VariantText
{
    private const int DecimalDigits = 38;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 1000 };
    private static readonly JavaScriptEncoder Plain = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The JSON in its normal form; null when it is none.</summary>
    public static string? Normal(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            StringBuilder text = new();
            Write(text, document.RootElement);
            return text.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A number as Spark keeps it: whole, decimal, or (written with an exponent, or too long) a double.</summary>
    public static string Number(string digits)
    {
        int significant = digits.Count(char.IsAsciiDigit);
        if (digits.AsSpan().ContainsAny('e', 'E') || significant > DecimalDigits)
        {
            return Double(double.Parse(digits, CultureInfo.InvariantCulture));
        }

        string plain = digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits;
        return plain == "-0" ? "0" : plain;
    }

    private static void Write(StringBuilder text, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                string comma = "";
                foreach (JsonProperty member in json.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    text.Append(comma).Append(Quote(member.Name)).Append(':');
                    Write(text, member.Value);
                    comma = ",";
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                for (int i = 0; i < json.GetArrayLength(); i++)
                {
                    text.Append(i > 0 ? "," : "");
                    Write(text, json[i]);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append(Quote(json.GetString()!));
                break;
            case JsonValueKind.Number:
                text.Append(Number(json.GetRawText()));
                break;
            default:
                text.Append(json.GetRawText());
                break;
        }
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, Plain)}\"";

    /// <summary>A double as Java prints it.</summary>
    private static string Double(double value)
    {
        double size = Math.Abs(value);
        if (size is 0 or (>= 1e-3 and < 1e7))
        {
            string plain = value.ToString("0.0###################", CultureInfo.InvariantCulture);
            return double.Parse(plain, CultureInfo.InvariantCulture) == value ? plain : value.ToString("R", CultureInfo.InvariantCulture);
        }

        string[] parts = value.ToString("E16", CultureInfo.InvariantCulture).Split('E');
        int exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        string shortest = value.ToString("R", CultureInfo.InvariantCulture).Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('-', '0');
        string mantissa = shortest.Length > 1 ? $"{shortest[0]}.{shortest[1..]}" : $"{shortest}.0";
        return string.Create(CultureInfo.InvariantCulture, $"{(value < 0 ? "-" : "")}{mantissa}E{exponent}");
    }
}
