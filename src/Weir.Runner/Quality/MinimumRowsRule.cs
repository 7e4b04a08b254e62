using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Runner.Run;

namespace Weir.Runner.Quality;

/// <summary><c>min_rows</c>: the input has at least so many rows.</summary>
internal sealed class MinimumRowsRule : IRule
{
    public IEnumerable<Measure> Measures(AssertRule rule, RuleScope scope) => [new RowCount()];

    public Verdict Judge(AssertRule rule, RuleScope scope, MeasureAnswers answers)
    {
        long rows = answers.Count(new RowCount());
        long minimum = rule.Config.Get(AssertSpec.Minimum);
        return Verdict.Of(rows >= minimum, $"min_rows: got {rows}, expected >= {minimum}");
    }
}
