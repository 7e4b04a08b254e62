using System.Globalization;

namespace Weir.Compiler.Sql.Translation;

/// <summary>The shape of a line of CSV as Spark's <c>schema_of_csv</c> spells it.</summary>
internal static class CsvShapeText
{
    /// <summary>Null when a value's type is not told alike.</summary>
    public static string? Of(string line)
    {
        if (line.AsSpan().ContainsAny('"', '\\', '\n'))
        {
            return null;
        }

        string[] fields = line.Split(',');
        string?[] types = [.. fields.Select(Type)];
        return Array.Exists(types, static t => t is null) ? null : $"STRUCT<{string.Join(", ", types.Select((t, i) => $"_c{i}: {t}"))}>";
    }

    private static string? Type(string field)
    {
        bool number = field.Length > 0 && field.All(static c => char.IsAsciiDigit(c) || c is '.' or '-') && field.Any(char.IsAsciiDigit);
        if (field.Length == 0)
        {
            return "STRING";
        }

        if (int.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) && number)
        {
            return "INT";
        }

        if (long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) && number)
        {
            return "BIGINT";
        }

        if (number && double.TryParse(field, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            return field.Contains('.', StringComparison.Ordinal) && !field.EndsWith('.') ? "DOUBLE" : null;
        }

        if (DateOnly.TryParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return "DATE";
        }

        bool flag = field.Equals("true", StringComparison.OrdinalIgnoreCase) || field.Equals("false", StringComparison.OrdinalIgnoreCase);
        bool text = !flag && field.All(static c => char.IsLetter(c) || c is ' ' or '_') && field.Trim().Length > 0 && !field.Contains("inf", StringComparison.OrdinalIgnoreCase) && !field.Contains("nan", StringComparison.OrdinalIgnoreCase);
        return flag ? "BOOLEAN" : text ? "STRING" : null;
    }
}
