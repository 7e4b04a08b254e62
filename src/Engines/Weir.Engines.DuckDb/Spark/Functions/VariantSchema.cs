using System.Text.Json;

namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>The shape of a variant, as <c>schema_of_variant</c> tells it.</summary>
/// <param name="Name">VOID, BOOLEAN, BIGINT, DECIMAL, DOUBLE, STRING, ARRAY, OBJECT or VARIANT.</param>
internal sealed record VariantSchema(string Name)
{
    private const int BigIntDigits = 20;

    public static VariantSchema Void { get; } = new("VOID");

    /// <summary>The digits of a decimal.</summary>
    public (int Precision, int Scale) Digits { get; init; }

    public VariantSchema? Element { get; init; }

    public SortedDictionary<string, VariantSchema> Members { get; init; } = new(StringComparer.Ordinal);

    public static VariantSchema Of(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    /// <summary>The shape of which both are.</summary>
    public static VariantSchema Merge(VariantSchema one, VariantSchema other) => (one.Name, other.Name) switch
    {
        ("VOID", _) => other,
        (_, "VOID") => one,
        ("ARRAY", "ARRAY") => new VariantSchema("ARRAY") { Element = Merge(one.Element!, other.Element!) },
        ("OBJECT", "OBJECT") => Together(one, other),
        ("DOUBLE", "BIGINT" or "DECIMAL" or "DOUBLE") or ("BIGINT" or "DECIMAL", "DOUBLE") => new VariantSchema("DOUBLE"),
        ("BIGINT" or "DECIMAL", "BIGINT" or "DECIMAL") when one.Name == "DECIMAL" || other.Name == "DECIMAL" => Wider(one, other),
        _ => one.Name == other.Name ? one : new VariantSchema("VARIANT"),
    };

    public override string ToString() => Name switch
    {
        "DECIMAL" => $"DECIMAL({Digits.Precision},{Digits.Scale})",
        "ARRAY" => $"ARRAY<{Element}>",
        "OBJECT" => $"OBJECT<{string.Join(", ", Members.Select(m => $"{Quoted(m.Key)}: {m.Value}"))}>",
        _ => Name,
    };

    private static string Quoted(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    private static VariantSchema Wider(VariantSchema one, VariantSchema other)
    {
        (int precision, int scale) = one.Name == "DECIMAL" ? one.Digits : (BigIntDigits, 0);
        (int otherPrecision, int otherScale) = other.Name == "DECIMAL" ? other.Digits : (BigIntDigits, 0);
        int places = Math.Max(scale, otherScale);
        int digits = Math.Max(precision - scale, otherPrecision - otherScale) + places;
        return digits > 38 ? new VariantSchema("DOUBLE") : new VariantSchema("DECIMAL") { Digits = (digits, places) };
    }

    private static VariantSchema Together(VariantSchema one, VariantSchema other)
    {
        SortedDictionary<string, VariantSchema> members = new(one.Members, StringComparer.Ordinal);
        foreach ((string name, VariantSchema schema) in other.Members)
        {
            members[name] = members.TryGetValue(name, out VariantSchema? known) ? Merge(known, schema) : schema;
        }

        return new VariantSchema("OBJECT") { Members = members };
    }

    private static VariantSchema Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new VariantSchema("BOOLEAN"),
        JsonValueKind.String => new VariantSchema("STRING"),
        JsonValueKind.Number => OfNumber(json.GetRawText()),
        JsonValueKind.Array => new VariantSchema("ARRAY") { Element = json.EnumerateArray().Select(Of).Aggregate(Void, Merge) },
        JsonValueKind.Object => new VariantSchema("OBJECT") { Members = new SortedDictionary<string, VariantSchema>(json.EnumerateObject().ToDictionary(m => m.Name, m => Of(m.Value)), StringComparer.Ordinal) },
        _ => Void,
    };

    private static VariantSchema OfNumber(string number)
    {
        if (long.TryParse(number, out _))
        {
            return new VariantSchema("BIGINT");
        }

        if (number.Contains('E', StringComparison.Ordinal) || number.EndsWith(".0", StringComparison.Ordinal))
        {
            return new VariantSchema("DOUBLE");
        }

        string digits = number.TrimStart('-');
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        int scale = point < 0 ? 0 : digits.Length - point - 1;
        int precision = Math.Max(digits.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length, scale);
        return new VariantSchema("DECIMAL") { Digits = (Math.Max(precision, 1), scale) };
    }
}
