using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Runner.Run;

namespace Weir.Runner.Quality;

/// <summary><c>not_null</c>: a column has no NULL; with quarantine, rows with one leave.</summary>
internal sealed class NotNullRule : IRule
{
    public IEnumerable<Measure> Measures(AssertRule rule, RuleScope scope) =>
        rule.MovesRows ? [] : [new NullCount(rule.Config.Get(AssertSpec.Column))];

    public Verdict Judge(AssertRule rule, RuleScope scope, MeasureAnswers answers)
    {
        string column = rule.Config.Get(AssertSpec.Column);
        long nulls = answers.Count(rule.MovesRows ? scope.Breaking(rule) : new NullCount(column));
        return new Verdict(nulls == 0, $"not_null['{column}']: {nulls} null value(s) found") { FailedRows = nulls };
    }
}
