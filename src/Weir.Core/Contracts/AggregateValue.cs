using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Contracts;

/// <summary>The value of an aggregate expression: bool, long, double, decimal or text; null for NULL.</summary>
public sealed record AggregateValue(SqlText Expression) : Measure
{
    /// <summary>An aggregate in the engine's own SQL, for rules and signals of the user's: <c>AggregateValue.Of("median(price)")</c>.</summary>
    public static AggregateValue Of(string sql) => new(new SqlText(new ScalarNode(sql, ScalarKind.Text, SourceSpan.None), SqlRole.Aggregate));
}
