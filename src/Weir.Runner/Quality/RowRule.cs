using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Runner.Run;

namespace Weir.Runner.Quality;

/// <summary><c>sql_row</c>, and <c>custom</c> over rows: every row that comes to the rule meets a condition; <c>min_pass_rate</c> says how many must, whatever the action.</summary>
internal sealed class RowRule : IRule
{
    public IEnumerable<Measure> Measures(AssertRule rule, RuleScope scope)
    {
        if (rule.Config.Has(AssertSpec.MinimumPassRate))
        {
            return [scope.Breaking(rule), scope.Reaching(rule.Index)];
        }

        return rule.MovesRows ? [] : [scope.Breaking(rule)];
    }

    public Verdict Judge(AssertRule rule, RuleScope scope, MeasureAnswers answers)
    {
        string condition = rule.IsOwnFunction ? rule.Config.Get(AssertSpec.Function) : rule.Config.Get(AssertSpec.RowExpression).ToString();
        long failed = answers.Count(scope.Breaking(rule));
        if (rule.Config.Has(AssertSpec.MinimumPassRate))
        {
            double minimum = rule.Config.Get(AssertSpec.MinimumPassRate);
            long reaching = answers.Count(scope.Reaching(rule.Index));
            double rate = reaching == 0 ? 1 : (double)(reaching - failed) / reaching;
            if (rate < minimum)
            {
                return new Verdict(false, $"{rule.Type}: pass rate {Number(rate)} of '{condition}' < min_pass_rate {Number(minimum)}") { FailedRows = failed, Fatal = true };
            }
        }

        return new Verdict(failed == 0, $"{rule.Type}: {failed} row(s) failed '{condition}'") { FailedRows = failed };
    }

    private static string Number(double rate) => rate.ToString("0.######", CultureInfo.InvariantCulture);
}
