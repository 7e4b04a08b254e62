using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Weir.Core.Templates;

/// <summary>A chain of comparisons: <c>0 &lt; a &lt;= 5</c>. A text that is a number counts as one beside a number.</summary>
/// <param name="First">The first operand.</param>
/// <param name="Rest">Each further one, with what stands before it: == != &gt; &gt;= &lt; &lt;=.</param>
public sealed record ComparisonCondition(Condition First, ImmutableArray<(string Operator, Condition Operand)> Rest) : Condition
{
    public override IEnumerable<TemplateReference> References => First.References.Concat(Rest.SelectMany(r => r.Operand.References));

    public override JsonNode? Evaluate(ConditionContext context)
    {
        JsonNode? left = First.Evaluate(context);
        foreach ((string op, Condition operand) in Rest)
        {
            JsonNode? right = operand.Evaluate(context);
            if (context.Problem is not null || !Compare(op, left, right, context))
            {
                return false;
            }

            left = right;
        }

        return true;
    }

    private static bool Compare(string op, JsonNode? left, JsonNode? right, ConditionContext context)
    {
        if (Number(left) is { } a && Number(right) is { } b && (IsNumber(left) || IsNumber(right)))
        {
            return Holds(op, a.CompareTo(b));
        }

        if (op is "==" or "!=")
        {
            return JsonNode.DeepEquals(left, right) == (op == "==");
        }

        if (left?.GetValueKind() == JsonValueKind.String && right?.GetValueKind() == JsonValueKind.String)
        {
            return Holds(op, string.CompareOrdinal(left.GetValue<string>(), right.GetValue<string>()));
        }

        context.Fail($"{Shown(left)} and {Shown(right)} can't be compared with {op}.");
        return false;
    }

    private static bool Holds(string op, int order) => op switch
    {
        "==" => order == 0,
        "!=" => order != 0,
        ">" => order > 0,
        ">=" => order >= 0,
        "<" => order < 0,
        _ => order <= 0,
    };

    private static bool IsNumber(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number;

    private static decimal? Number(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Number or JsonValueKind.String when decimal.TryParse(JsonNodes.ToText(value), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) => number,
        _ => null,
    };

    private static string Shown(JsonNode? value) => value?.ToJsonString() ?? "null";
}
