using System.Text.Json.Nodes;

namespace Weir.Core.Templates;

/// <summary>An expression over values of the run.</summary>
public abstract record Condition
{
    /// <summary>Its value.</summary>
    public abstract JsonNode? Evaluate(ConditionContext context);

    /// <summary>The references that it holds.</summary>
    public abstract IEnumerable<TemplateReference> References { get; }
}
