using System.Text;
using System.Text.Json;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Text;

namespace Weir.Runner.Hooks;

/// <summary>The variables of a Blueprint's hooks, with their values once the run has ended.</summary>
internal sealed class HookVariables
{
    private readonly Dictionary<string, string> values;

    public HookVariables(RunHookContext run, RunStatus status, RunError? error, DateTimeOffset startedAt, int attempt = 1) => values = new(StringComparer.Ordinal)
    {
        ["run.id"] = run.RunId,
        ["run_id"] = run.RunId,
        ["run.status"] = status.ToString().ToLowerInvariant(),
        ["blueprint.id"] = run.Manifest.BlueprintId,
        ["blueprint_id"] = run.Manifest.BlueprintId,
        ["blueprint_name"] = run.Manifest.Name,
        ["failed_module"] = error?.ModuleId ?? "",
        ["error_message"] = error?.Message ?? "",
        ["error_type"] = error?.ErrorType ?? "",
        ["started_at"] = startedAt.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["attempt"] = attempt.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>A text with its variables replaced; what is no variable stays.</summary>
    public string In(string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder replaced = new(text);
        foreach ((string name, string value) in values)
        {
            replaced.Replace($"${{{name}}}", value);
        }

        return replaced.ToString();
    }

    /// <summary>Writes a payload, its variables replaced inside its texts, so that no value can change the shape.</summary>
    public void Write(Utf8JsonWriter json, Node node)
    {
        switch (node)
        {
            case MappingNode mapping:
                json.WriteStartObject();
                foreach (MappingEntry entry in mapping.Entries)
                {
                    json.WritePropertyName(entry.Name);
                    Write(json, entry.Value);
                }

                json.WriteEndObject();
                break;
            case SequenceNode list:
                json.WriteStartArray();
                foreach (Node item in list.Items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case ScalarNode { Kind: ScalarKind.Null }:
                json.WriteNullValue();
                break;
            case ScalarNode { Kind: ScalarKind.Boolean } truth:
                json.WriteBooleanValue(truth.Text.Equals("true", StringComparison.OrdinalIgnoreCase));
                break;
            case ScalarNode { Kind: ScalarKind.Integer or ScalarKind.Float } number when decimal.TryParse(number.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out decimal value):
                json.WriteNumberValue(value);
                break;
            case ScalarNode scalar:
                json.WriteStringValue(In(scalar.Text));
                break;
        }
    }
}
