using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Weir.Runner.Tasks;

/// <summary>What a Task hands on, as the history keeps it: what its task gave, and what its author made of that for others.</summary>
internal static class TaskOutputs
{
    private const string Outputs = "outputs";
    private const string Exports = "exports";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToText(JsonObject outputs, JsonObject exports)
    {
        JsonObject all = new() { [Outputs] = outputs.DeepClone() };
        if (exports.Count > 0)
        {
            all[Exports] = exports.DeepClone();
        }

        return all.ToJsonString(Plain);
    }

    /// <summary>What the task gave; null when the text is not of a Task.</summary>
    public static JsonObject? OutputsIn(string? text) => Part(text, Outputs);

    public static JsonObject? ExportsIn(string? text) => Part(text, Exports);

    private static JsonObject? Part(string? text, string name)
    {
        try
        {
            return text is null ? null : (JsonNode.Parse(text) as JsonObject)?[name] as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
