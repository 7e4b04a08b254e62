using System.Globalization;
using System.Text.Json.Nodes;
using Weir.Core.Data;

namespace Weir.Engines.DuckDb.Delta;

/// <summary>The log's way to write down columns: Spark's JSON of a struct type.</summary>
internal static class DeltaSchema
{
    /// <exception cref="DeltaException">A type is not known.</exception>
    internal static Schema Read(string schemaString) => new([.. Members((JsonObject)JsonNode.Parse(schemaString)!)]);

    internal static string Write(Schema schema) => Struct(schema.Fields).ToJsonString();

    /// <summary>The first column whose type a table of protocol 1/2 can't have; null when all can.</summary>
    internal static SchemaField? Unwritable(Schema schema) => schema.Fields.FirstOrDefault(field => !IsWritable(field.Type));

    private static IEnumerable<SchemaField> Members(JsonObject type)
    {
        foreach (JsonObject field in ((JsonArray)type["fields"]!).Cast<JsonObject>())
        {
            if (field["metadata"] is JsonObject metadata && metadata.ContainsKey("delta.columnMapping.physicalName"))
            {
                throw new DeltaException("Its columns have other names in the files (column mapping), which is not supported.", "Use `engine: spark`.");
            }

            yield return new SchemaField(field["name"]!.GetValue<string>(), ReadType(field["type"]!), field["nullable"]?.GetValue<bool>() ?? true);
        }
    }

    private static DataType ReadType(JsonNode type) => type switch
    {
        JsonObject { } nested when nested["type"]!.GetValue<string>() == "struct" => new StructType([.. Members(nested)]),
        JsonObject { } nested when nested["type"]!.GetValue<string>() == "array" => new ArrayType(ReadType(nested["elementType"]!)),
        JsonObject { } nested when nested["type"]!.GetValue<string>() == "map" => new MapDataType(ReadType(nested["keyType"]!), ReadType(nested["valueType"]!)),
        _ => ReadName(type.GetValue<string>()),
    };

    private static DataType ReadName(string name)
    {
        PrimitiveKind? kind = name switch
        {
            "string" => PrimitiveKind.String,
            "long" => PrimitiveKind.BigInt,
            "integer" => PrimitiveKind.Int,
            "short" => PrimitiveKind.SmallInt,
            "byte" => PrimitiveKind.TinyInt,
            "float" => PrimitiveKind.Float,
            "double" => PrimitiveKind.Double,
            "boolean" => PrimitiveKind.Boolean,
            "binary" => PrimitiveKind.Binary,
            "date" => PrimitiveKind.Date,
            "timestamp" => PrimitiveKind.TimestampTz,
            "timestamp_ntz" => PrimitiveKind.TimestampNtz,
            _ => null,
        };
        if (kind is { } known)
        {
            return new PrimitiveType(known);
        }

        string[] parts = name.Split('(', ',', ')');
        return parts is ["decimal", var width, var scale, ""]
            ? new DecimalType(int.Parse(width, CultureInfo.InvariantCulture), int.Parse(scale, CultureInfo.InvariantCulture))
            : throw new DeltaException($"It has a column of type {name}, which is not supported.", "Use `engine: spark`.");
    }

    private static bool IsWritable(DataType type) => type switch
    {
        ArrayType array => IsWritable(array.Element),
        MapDataType map => IsWritable(map.Key) && IsWritable(map.Value),
        StructType record => record.Members.All(member => IsWritable(member.Type)),
        DecimalType => true,
        PrimitiveType { Kind: var kind } => NameOf(kind) is not null,
        _ => false,
    };

    private static string? NameOf(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.String or PrimitiveKind.Json => "string",
        PrimitiveKind.BigInt => "long",
        PrimitiveKind.Int => "integer",
        PrimitiveKind.SmallInt => "short",
        PrimitiveKind.TinyInt => "byte",
        PrimitiveKind.Float => "float",
        PrimitiveKind.Double => "double",
        PrimitiveKind.Boolean => "boolean",
        PrimitiveKind.Binary => "binary",
        PrimitiveKind.Date => "date",
        PrimitiveKind.TimestampTz => "timestamp",
        _ => null,
    };

    private static JsonObject Struct(IEnumerable<SchemaField> fields) => new()
    {
        ["type"] = "struct",
        ["fields"] = new JsonArray([.. fields.Select(field => new JsonObject
        {
            ["name"] = field.Name, ["type"] = WriteType(field.Type), ["nullable"] = true, ["metadata"] = new JsonObject(),
        })]),
    };

    private static JsonNode WriteType(DataType type) => type switch
    {
        ArrayType array => new JsonObject { ["type"] = "array", ["elementType"] = WriteType(array.Element), ["containsNull"] = true },
        MapDataType map => new JsonObject { ["type"] = "map", ["keyType"] = WriteType(map.Key), ["valueType"] = WriteType(map.Value), ["valueContainsNull"] = true },
        StructType record => Struct(record.Members),
        DecimalType number => JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"decimal({number.Precision},{number.Scale})")),
        _ => JsonValue.Create(NameOf(((PrimitiveType)type).Kind)!),
    };
}
