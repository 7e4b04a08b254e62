using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Op <c>join</c>: see <see cref="JoinSides"/>.</summary>
internal static class JoinOperation
{
    internal static ChannelBody? Compose(ModuleScope scope)
    {
        if (JoinSides.Read(scope) is not { } sides || sides.Columns(scope, Equalities(scope, sides.Condition), Quote.Identifier) is not { } columns)
        {
            return null;
        }

        (Relation left, Relation right) = (sides.Left.Relation, sides.Right.Relation);
        SqlComposer query = new SqlComposer().Add("SELECT ").AddList(columns)
            .Add($" FROM {left.Name} AS {Quote.Identifier(sides.Left.Alias)} {sides.Kind.ToString().ToUpperInvariant()} JOIN {right.Name} AS {Quote.Identifier(sides.Right.Alias)}");
        return ChannelBody.Of(sides.Condition is { } condition ? query.Add(" ON ").AddExpression(condition) : query, left, right);
    }

    /// <summary>What the condition, or each of its parts joined by AND, demands to be equal, as DuckDB's own parser reads it.</summary>
    private static IEnumerable<((string Table, string Column) One, (string Table, string Column) Other)> Equalities(ModuleScope scope, SqlText? condition) =>
        from pair in (condition is null ? null : ParseTree.OfExpression(scope.Workspace, condition, scope.Cancellation))?.TopLevelEqualities() ?? []
        where pair.One.Length == 2 && pair.Other.Length == 2
        select ((pair.One[0], pair.One[1]), (pair.Other[0], pair.Other[1]));
}
