using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Runner.Run;

namespace Weir.Runner.Quality;

/// <summary><c>max_rows</c>: the input has at most so many rows.</summary>
internal sealed class MaximumRowsRule : IRule
{
    public IEnumerable<Measure> Measures(AssertRule rule, RuleScope scope) => [new RowCount()];

    public Verdict Judge(AssertRule rule, RuleScope scope, MeasureAnswers answers)
    {
        long rows = answers.Count(new RowCount());
        long maximum = rule.Config.Get(AssertSpec.Maximum);
        return Verdict.Of(rows <= maximum, $"max_rows: got {rows}, expected <= {maximum}");
    }
}
