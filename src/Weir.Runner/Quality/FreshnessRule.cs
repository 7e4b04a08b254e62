using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Runner.Run;

namespace Weir.Runner.Quality;

/// <summary><c>freshness</c>: the newest value of a date or timestamp column is not too old; with quarantine, each row's value.</summary>
internal sealed class FreshnessRule : IRule
{
    public IEnumerable<Measure> Measures(AssertRule rule, RuleScope scope) =>
        rule.MovesRows ? [] : [new GreatestValue(rule.Config.Get(AssertSpec.Column))];

    public Verdict Judge(AssertRule rule, RuleScope scope, MeasureAnswers answers)
    {
        string column = rule.Config.Get(AssertSpec.Column);
        TimeSpan allowed = rule.Config.Get(AssertSpec.MaximumAge);
        if (rule.MovesRows)
        {
            long rows = answers.Count(scope.Breaking(rule));
            return new Verdict(rows == 0, $"freshness: {rows} row(s) of column '{column}' are older than {Hours(allowed)}h or null") { FailedRows = rows };
        }

        return answers[new GreatestValue(column)] switch
        {
            null => new Verdict(false, $"freshness: column '{column}' has no value, so its age is unknown"),
            DateTimeOffset newest => Verdict.Of(scope.Now - newest <= allowed, $"freshness: data is {Hours(scope.Now - newest)}h old, max allowed {Hours(allowed)}h"),
            _ => new Verdict(false, $"freshness: column '{column}' is {scope.Columns.Find(column)?.Type.Spelling ?? "unknown"}, which is no date or timestamp; cast it first"),
        };
    }

    private static string Hours(TimeSpan age) => age.TotalHours.ToString("0.##", CultureInfo.InvariantCulture);
}
