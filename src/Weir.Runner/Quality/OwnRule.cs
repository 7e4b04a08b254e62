using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Runner.Run;

namespace Weir.Runner.Quality;

/// <summary><c>custom</c>: a method of the author's over single rows, or an object of theirs over all. What it throws breaks the rule: it can't be said that it was kept.</summary>
internal sealed class OwnRule : IRule
{
    private static readonly RowRule OverRows = new();

    public IEnumerable<Measure> Measures(AssertRule rule, RuleScope scope)
    {
        if (rule.Own is not { } own)
        {
            return OverRows.Measures(rule, scope);
        }

        try
        {
            return [.. own.Measures(scope.Columns)];
        }
        catch (Exception)
        {
            // It throws again when it is judged, where it can be told.
            return [];
        }
    }

    public Verdict Judge(AssertRule rule, RuleScope scope, MeasureAnswers answers)
    {
        if (rule.Own is not { } own)
        {
            return OverRows.Judge(rule, scope, answers);
        }

        try
        {
            _ = own.Measures(scope.Columns).Count();
            RuleVerdict verdict = own.Judge(scope.Columns, new MeasureFigures(measure => answers[measure]));
            return new Verdict(verdict.Passed, verdict.Message);
        }
        catch (Exception failure)
        {
            return new Verdict(false, $"{own.GetType().Name} could not judge: {failure.GetType().Name}: {failure.Message}") { Fatal = true };
        }
    }
}
