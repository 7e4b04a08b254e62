using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Runner.Run;

namespace Weir.Runner.Quality;

/// <summary>A rule type: the figures it needs, and what they mean. Pure.</summary>
public interface IRule
{
    /// <summary>The figures that the verdict needs, on the Assert's input; none for rules that need no data.</summary>
    IEnumerable<Measure> Measures(AssertRule rule, RuleScope scope);

    Verdict Judge(AssertRule rule, RuleScope scope, MeasureAnswers answers);
}
