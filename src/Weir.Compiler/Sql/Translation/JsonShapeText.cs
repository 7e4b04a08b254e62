using System.Globalization;
using System.Text.Json;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <summary>The shape of a JSON text as Spark's <c>schema_of_json</c> spells it.</summary>
internal static class JsonShapeText
{
    /// <summary>Null when the text is no JSON, or its shape is not told alike.</summary>
    public static string? Of(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return Of(document.RootElement) is { } type ? Spell(type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DataType? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => SqlTypes.Void,
        JsonValueKind.True or JsonValueKind.False => SqlTypes.Boolean,
        JsonValueKind.String => SqlTypes.String,
        JsonValueKind.Number => OfNumber(json.GetRawText()),
        JsonValueKind.Array => json.EnumerateArray().Select(Of).Aggregate((DataType?)SqlTypes.Void, Together) is { } element ? new ArrayType(element) : null,
        _ => OfObject(json),
    };

    private static DataType OfNumber(string number) => number.AsSpan().ContainsAny('.', 'e', 'E') ? SqlTypes.Double
        : long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? SqlTypes.BigInt
        : number.TrimStart('-').Length <= SqlTypes.MaximumPrecision ? new DecimalType(number.TrimStart('-').Length, 0) : SqlTypes.Double;

    private static StructType? OfObject(JsonElement json)
    {
        SortedDictionary<string, DataType> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (Of(member.Value) is not { } type || !members.TryAdd(member.Name, type))
            {
                return null;
            }
        }

        return new StructType([.. members.Select(m => new SchemaField(m.Key, m.Value))]);
    }

    /// <summary>The type of which both are: numbers widen, anything else that differs is a text.</summary>
    private static DataType? Together(DataType? one, DataType? other)
    {
        switch (one, other)
        {
            case (null, _) or (_, null):
                return null;
            case (StructType a, StructType b):
                SortedDictionary<string, DataType> members = new(a.Members.ToDictionary(m => m.Name, m => m.Type), StringComparer.Ordinal);
                foreach (SchemaField member in b.Members)
                {
                    if ((members.TryGetValue(member.Name, out DataType? known) ? Together(known, member.Type) : member.Type) is not { } type)
                    {
                        return null;
                    }

                    members[member.Name] = type;
                }

                return new StructType([.. members.Select(m => new SchemaField(m.Key, m.Value))]);
            case (ArrayType a, ArrayType b):
                return Together(a.Element, b.Element) is { } element ? new ArrayType(element) : null;
            default:
                return SqlTypes.Wider(one, other) ?? SqlTypes.String;
        }
    }

    private static string Spell(DataType type) => type switch
    {
        PrimitiveType { Kind: PrimitiveKind.Null } => "STRING",
        ArrayType array => $"ARRAY<{Spell(array.Element)}>",
        StructType record => $"STRUCT<{string.Join(", ", record.Members.Select(m => $"{Name(m.Name)}: {Spell(m.Type)}"))}>",
        _ => SqlTypeNames.Spark(type).ToUpperInvariant(),
    };

    private static string Name(string name) => name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(name[0]) ? name : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
}
