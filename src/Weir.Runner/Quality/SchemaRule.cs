using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Runner.Run;

namespace Weir.Runner.Quality;

/// <summary><c>schema_match</c>: columns have the expected types, or wider ones. Reads no rows.</summary>
internal sealed class SchemaRule : IRule
{
    public IEnumerable<Measure> Measures(AssertRule rule, RuleScope scope) => [];

    public Verdict Judge(AssertRule rule, RuleScope scope, MeasureAnswers answers)
    {
        List<string> problems = [];
        IReadOnlyDictionary<string, DataType> expected = rule.Config.Get(AssertSpec.Expected);
        foreach ((string column, DataType type) in expected)
        {
            SchemaField? found = scope.Columns.Find(column);
            if (found is null)
            {
                problems.Add($"column '{column}' is missing");
            }
            else if (!TypeWidening.Holds(found.Type, type))
            {
                problems.Add($"column '{column}' is {found.Type}, expected {type}");
            }
        }

        return problems.Count == 0
            ? new Verdict(true, $"schema_match: {expected.Count} column(s) as expected")
            : new Verdict(false, $"schema_match: {string.Join("; ", problems)}");
    }
}
