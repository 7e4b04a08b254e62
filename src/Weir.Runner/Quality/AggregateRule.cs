using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Runner.Run;

namespace Weir.Runner.Quality;

/// <summary><c>sql</c>: a boolean aggregate over all rows is true; NULL is not.</summary>
internal sealed class AggregateRule : IRule
{
    public IEnumerable<Measure> Measures(AssertRule rule, RuleScope scope) => [new AggregateValue(rule.Config.Get(AssertSpec.AggregateExpression))];

    public Verdict Judge(AssertRule rule, RuleScope scope, MeasureAnswers answers)
    {
        SqlText expression = rule.Config.Get(AssertSpec.AggregateExpression);
        object? value = answers[new AggregateValue(expression)];
        return Truth.Of(value) == true
            ? new Verdict(true, $"sql assertion held: '{expression}'")
            : new Verdict(false, $"sql assertion failed: '{expression}' evaluated to {Show(value)}");
    }

    private static string Show(object? value) => value switch
    {
        null => "NULL",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
