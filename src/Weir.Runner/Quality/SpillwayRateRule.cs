using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Runner.Run;

namespace Weir.Runner.Quality;

/// <summary><c>spillway_rate</c>: this Assert quarantined few rows, counted in the same pass as everything else.</summary>
internal sealed class SpillwayRateRule : IRule
{
    public IEnumerable<Measure> Measures(AssertRule rule, RuleScope scope) =>
        [.. scope.Rules.Where(r => r.MovesRows).Select(scope.Breaking), new RowCount()];

    public Verdict Judge(AssertRule rule, RuleScope scope, MeasureAnswers answers)
    {
        double allowed = rule.Config.Get(AssertSpec.MaximumSpillRate);
        long rows = answers.Count(new RowCount());
        long spilled = scope.Rules.Where(r => r.MovesRows).Sum(r => answers.Count(scope.Breaking(r)));
        double rate = rows == 0 ? 0 : (double)spilled / rows;
        string figure = rate.ToString("0.######", CultureInfo.InvariantCulture);
        string limit = allowed.ToString("0.######", CultureInfo.InvariantCulture);
        bool passed = rate <= allowed;
        return new Verdict(passed, $"spillway_rate: {figure} ({spilled} of {rows} rows) {(passed ? "<=" : ">")} allowed {limit}") { FailedRows = spilled };
    }
}
