using System.Text.Json.Nodes;

namespace Weir.Core.Templates;

/// <summary>A value as it is written.</summary>
public sealed record LiteralCondition(JsonNode? Value) : Condition
{
    public override IEnumerable<TemplateReference> References => [];

    public override JsonNode? Evaluate(ConditionContext context) => Value;
}
