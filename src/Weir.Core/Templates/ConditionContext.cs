using System.Text.Json;
using System.Text.Json.Nodes;

namespace Weir.Core.Templates;

/// <summary>One evaluation of a condition.</summary>
/// <param name="read">Gives the value of a reference, or null for the pair when there is none.</param>
public sealed class ConditionContext(Func<TemplateReference, (bool Found, JsonNode? Value)> read)
{
    /// <summary>Why the condition has no answer, as a sentence; null when it has one.</summary>
    public string? Problem { get; private set; }

    /// <summary>True when the condition holds; false too when a value is missing or two can't be compared, then <see cref="Problem"/> says so.</summary>
    public bool Holds(Condition condition) => Truth(condition.Evaluate(this)) && Problem is null;

    public JsonNode? Read(TemplateReference reference)
    {
        (bool found, JsonNode? value) = read(reference);
        if (!found)
        {
            Fail($"'{reference.Text}' has no value.");
        }

        return value;
    }

    public void Fail(string problem) => Problem ??= problem;

    /// <summary>False for null, false, 0, and texts, lists and mappings without content.</summary>
    public static bool Truth(JsonNode? value) => value switch
    {
        null => false,
        JsonArray list => list.Count > 0,
        JsonObject mapping => mapping.Count > 0,
        _ => value.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.Number => value.GetValue<JsonElement>().GetDouble() != 0,
            JsonValueKind.String => value.GetValue<string>().Length > 0,
            _ => false,
        },
    };
}
