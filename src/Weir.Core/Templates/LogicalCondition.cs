using System.Text.Json.Nodes;

namespace Weir.Core.Templates;

/// <summary>Both, or one of two; the second is looked at only when the first does not decide.</summary>
public sealed record LogicalCondition(bool Both, Condition Left, Condition Right) : Condition
{
    public override IEnumerable<TemplateReference> References => Left.References.Concat(Right.References);

    public override JsonNode? Evaluate(ConditionContext context)
    {
        JsonNode? left = Left.Evaluate(context);
        return ConditionContext.Truth(left) == Both ? Right.Evaluate(context) : left;
    }
}
