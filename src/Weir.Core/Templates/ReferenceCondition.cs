using System.Text.Json.Nodes;

namespace Weir.Core.Templates;

/// <summary>A value of the run.</summary>
public sealed record ReferenceCondition(TemplateReference Reference) : Condition
{
    public override IEnumerable<TemplateReference> References => [Reference];

    public override JsonNode? Evaluate(ConditionContext context) => context.Read(Reference);
}
