using System.Collections.Immutable;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;

namespace Weir.Runner.Quality;

/// <summary>What a rule is judged against.</summary>
/// <param name="Rules">All rules of the Assert, in order.</param>
/// <param name="Columns">The columns of the Assert's input.</param>
/// <param name="Now">When the run began.</param>
public sealed record RuleScope(IReadOnlyList<AssertRule> Rules, Schema Columns, DateTimeOffset Now)
{
    /// <summary>What a row has met when it comes to a rule: the quarantine rules before it. A row leaves once, at the first rule that it breaks.</summary>
    public ImmutableArray<RowCondition> Survives(int index) =>
        [.. Rules.Take(index).Where(r => r.MovesRows).Select(r => r.KeepCondition(Now))];

    /// <summary>Rows that come to a rule; all rows when no quarantine rule stands before it.</summary>
    public Measure Reaching(int index) => Survives(index) is { IsEmpty: false } conditions ? new RowsWhere(conditions) : new RowCount();

    /// <summary>Rows that come to a rule and break it.</summary>
    public Measure Breaking(AssertRule rule) => new RowsWhere(Survives(rule.Index).Add(rule.KeepCondition(Now).Negated));
}
