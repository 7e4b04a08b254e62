using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Weir.Core.Text;

namespace Weir.Core.Templates;

/// <summary>Values of a run as nodes of a configuration.</summary>
public static class JsonNodes
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value as a node in the place of another.</summary>
    public static Node ToNode(JsonNode? value, Node place) => value switch
    {
        JsonObject mapping => new MappingNode([.. mapping.Select(e => new MappingEntry(new ScalarNode(e.Key, ScalarKind.Text, place.Span), ToNode(e.Value, place)))], place.Span),
        JsonArray list => new SequenceNode([.. list.Select(i => ToNode(i, place))], place.Span),
        _ => new ScalarNode(ToText(value), KindOf(value), place.Span),
    };

    /// <summary>The value inside a text: texts as they are, <c>true</c> and <c>false</c>, nothing for null, lists and objects as JSON.</summary>
    public static string ToText(JsonNode? value) => value is null ? "" : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(Plain);

    /// <summary>A node of a configuration as a value.</summary>
    public static JsonNode? OfNode(Node node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(e => KeyValuePair.Create(e.Name, OfNode(e.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(OfNode)]),
        ScalarNode { Kind: ScalarKind.Null } => null,
        ScalarNode { Kind: ScalarKind.Boolean } flag => bool.Parse(flag.Text),
        ScalarNode { Kind: ScalarKind.Integer } number when long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) => whole,
        ScalarNode { Kind: ScalarKind.Float } number when double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) => value,
        ScalarNode scalar => scalar.Text,
        _ => null,
    };

    private static ScalarKind KindOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => ScalarKind.Null,
        JsonValueKind.True or JsonValueKind.False => ScalarKind.Boolean,
        JsonValueKind.Number => value.ToJsonString().AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? ScalarKind.Integer : ScalarKind.Float,
        _ => ScalarKind.Text,
    };
}
