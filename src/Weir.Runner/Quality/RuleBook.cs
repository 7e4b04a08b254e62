using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Runner.Run;

namespace Weir.Runner.Quality;

/// <summary>The rule types that can be judged.</summary>
public static class RuleBook
{
    private static readonly Dictionary<string, IRule> Rules = new(StringComparer.Ordinal)
    {
        ["schema_match"] = new SchemaRule(),
        ["min_rows"] = new MinimumRowsRule(),
        ["max_rows"] = new MaximumRowsRule(),
        ["freshness"] = new FreshnessRule(),
        ["sql"] = new AggregateRule(),
        ["not_null"] = new NotNullRule(),
        ["null_rate"] = new NullRateRule(),
        ["sql_row"] = new RowRule(),
        ["custom"] = new OwnRule(),
        ["spillway_rate"] = new SpillwayRateRule(),
    };

    /// <summary>Rule types in the order of judgement: what needs no data first, rates of what left last, the others as written.</summary>
    public static IEnumerable<AssertRule> InOrder(IEnumerable<AssertRule> rules) =>
        rules.OrderBy(r => r.Type switch { "schema_match" => 0, "spillway_rate" => 2, _ => 1 });

    public static bool Knows(string type) => Rules.ContainsKey(type);

    /// <summary>The figures of all rules of an Assert, each once.</summary>
    /// <param name="scope">The Assert.</param>
    /// <param name="spillwayIsRead">Whether the quarantined rows arrive anywhere; otherwise they are counted, so that their loss can be told.</param>
    public static IReadOnlyList<Measure> MeasuresOf(RuleScope scope, bool spillwayIsRead)
    {
        List<Measure> needed = [.. scope.Rules.Where(r => Knows(r.Type)).SelectMany(r => Rules[r.Type].Measures(r, scope))];
        IEnumerable<AssertRule> moving = scope.Rules.Where(r => r.MovesRows);
        if (needed.Count > 0 || (!spillwayIsRead && moving.Any()))
        {
            // Where rows are scanned anyway, counting those that leave costs next to nothing.
            needed.AddRange(moving.Select(scope.Breaking));
            needed.Add(new RowCount());
        }

        return [.. needed.Distinct()];
    }

    public static Verdict Judge(AssertRule rule, RuleScope scope, MeasureAnswers answers) =>
        Rules.TryGetValue(rule.Type, out IRule? judge)
            ? judge.Judge(rule, scope, answers)
            : new Verdict(false, $"rule type '{rule.Type}' can't be judged by this runner") { Fatal = true };
}
