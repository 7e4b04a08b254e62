using System.Text.Json.Nodes;

namespace Weir.Core.Templates;

/// <summary>The opposite.</summary>
public sealed record NotCondition(Condition Inner) : Condition
{
    public override IEnumerable<TemplateReference> References => Inner.References;

    public override JsonNode? Evaluate(ConditionContext context) => !ConditionContext.Truth(Inner.Evaluate(context));
}
