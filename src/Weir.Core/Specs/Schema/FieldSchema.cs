using System.Globalization;
using System.Text.Json.Nodes;

namespace Weir.Core.Specs.Schema;

/// <summary>The JSON schema of a field's type.</summary>
/// <remarks>Every scalar may also be a text with a substitution in it, which becomes the value when the Blueprint is compiled.</remarks>
internal sealed class FieldSchema(JsonSchemaBuilder builder)
{
    private const string Substitution = @"\$\{|@aq\.|\{\{";

    public JsonObject Of(FieldType type) => type switch
    {
        BooleanType => Scalar("boolean", "^([Tt]rue|[Ff]alse|TRUE|FALSE)$"),
        IntegerType integer => Bounded(Scalar("integer", @"^[+-]?[0-9_]+$"), integer.Minimum, integer.Maximum),
        NumberType number => Bounded(Scalar("number", @"^[+-]?[0-9.]+([eE][+-]?[0-9]+)?$"), number.Minimum, number.Maximum),
        DurationType => Bounded(Scalar("number", @"^\s*[0-9.]+\s*(ms|s|m|h|d)?\s*$"), 0, double.PositiveInfinity),
        SqlType or PathType or DataTypeType => new JsonObject { ["type"] = "string" },
        TextType => new JsonObject { ["type"] = Texts("string", "number", "boolean") },
        IChoiceType choice => Choice(choice),
        IListType list => List(list),
        IMapType map => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(map.ValueType) },
        ObjectType part => builder.Reference(part.Spec),
        EitherType either => new JsonObject { ["anyOf"] = new JsonArray([.. either.Alternatives.Select(Of)]) },
        _ => [],
    };

    /// <summary>A default in its own JSON type; null when it is not a plain value.</summary>
    public static JsonNode? DefaultOf(FieldType type, string text)
    {
        switch (type)
        {
            case BooleanType:
                return JsonValue.Create(text == "true");
            case IntegerType or NumberType or DurationType when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number):
                return JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture));
            case IListType or IMapType or ObjectType or EitherType:
                return text is "[]" ? new JsonArray() : text is "{}" ? new JsonObject() : null;
            default:
                return JsonValue.Create(text);
        }
    }

    private static JsonObject Scalar(string type, string asText) => new()
    {
        ["type"] = Texts(type, "string"),
        ["pattern"] = $"{asText}|{Substitution}",
    };

    private static JsonObject Bounded(JsonObject schema, double minimum, double maximum)
    {
        // long.MinValue and long.MaxValue stand for "no bound".
        if (minimum > long.MinValue)
        {
            schema["minimum"] = minimum;
        }

        if (maximum < long.MaxValue)
        {
            schema["maximum"] = maximum;
        }

        return schema;
    }

    private static JsonObject Choice(IChoiceType choice)
    {
        JsonArray names = [.. choice.Spellings.Select(n => (JsonNode)n)];
        JsonObject other = new() { ["type"] = "string", ["pattern"] = Substitution };
        return new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = names }, other) };
    }

    private JsonObject List(IListType list)
    {
        JsonObject array = new() { ["type"] = "array", ["items"] = Of(list.ItemType) };
        return list.AcceptSingle ? new JsonObject { ["anyOf"] = new JsonArray(array, Of(list.ItemType)) } : array;
    }

    private static JsonArray Texts(params string[] names) => [.. names.Select(n => (JsonNode)n)];
}
