using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Runner.Run;

namespace Weir.Runner.Quality;

/// <summary><c>null_rate</c>: a column has few NULLs. All rows are looked at; an input without rows has none.</summary>
internal sealed class NullRateRule : IRule
{
    public IEnumerable<Measure> Measures(AssertRule rule, RuleScope scope) =>
        [new NullCount(rule.Config.Get(AssertSpec.Column)), new RowCount()];

    public Verdict Judge(AssertRule rule, RuleScope scope, MeasureAnswers answers)
    {
        string column = rule.Config.Get(AssertSpec.Column);
        double allowed = rule.Config.Get(AssertSpec.MaximumRate);
        long rows = answers.Count(new RowCount());
        double rate = rows == 0 ? 0 : (double)answers.Count(new NullCount(column)) / rows;
        bool passed = rate <= allowed;
        return Verdict.Of(passed, $"null_rate[{column}]: {Percent(rate)} {(passed ? "<=" : ">")} allowed {Percent(allowed)} (sample_size={rows}, fraction=1)");
    }

    private static string Percent(double rate) => (rate * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%";
}
