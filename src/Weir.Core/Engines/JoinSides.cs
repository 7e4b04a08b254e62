using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Engines;

/// <summary>
/// What op <c>join</c> joins, checked. All columns of both sides come out; a column that both have is kept once where the condition demands that both are equal
/// (<c>orders.customer_id = customers.customer_id</c>), and any other name that both have is refused.
/// </summary>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side; its alias is another.</param>
/// <param name="Kind">How rows without a partner are treated.</param>
/// <param name="Condition">Null for a cross join only.</param>
public sealed record JoinSides(ModuleInput Left, ModuleInput Right, JoinType Kind, SqlText? Condition)
{
    /// <summary>Null after a report.</summary>
    public static JoinSides? Read(DefinitionScope scope)
    {
        Config config = scope.Config;
        ModuleInput? left = scope.InputNamed(config.Get(ChannelSpec.Left), config.SpanOf(ChannelSpec.Left));
        ModuleInput? right = scope.InputNamed(config.Get(ChannelSpec.Right), config.SpanOf(ChannelSpec.Right));
        if (left is null || right is null)
        {
            return null;
        }

        JoinSides sides = new(left, right, config.Get(ChannelSpec.JoinKind), config.Has(ChannelSpec.Condition) ? config.Get(ChannelSpec.Condition) : null);
        return sides.AreDistinct(scope) && sides.HasCondition(scope) ? sides : null;
    }

    /// <summary>The select list; null after a report.</summary>
    /// <param name="scope">The module.</param>
    /// <param name="equalities">The pairs of which the condition demands that they are equal, as table and column.</param>
    /// <param name="quote">Quotes a name.</param>
    public IReadOnlyList<string>? Columns(
        DefinitionScope scope, IEnumerable<((string Table, string Column) One, (string Table, string Column) Other)> equalities, Func<string, string> quote)
    {
        string l = quote(Left.Alias);
        string r = quote(Right.Alias);
        if (Kind is JoinType.Semi or JoinType.Anti)
        {
            return [$"{l}.*"];
        }

        HashSet<string> shared = Shared(equalities);
        string[] clashing = [.. Right.Relation.Schema.Names.Where(name => Left.Relation.Schema.Find(name) is not null && !shared.Contains(name))];
        if (clashing.Length > 0)
        {
            scope.Report(
                EngineCodes.DuplicateColumn, scope.Config.SpanOf(ChannelSpec.Right), $"Both sides of the join have {DefinitionScope.Names(clashing)}.",
                "Put a `select` or `rename` before one side, or join with `op: sql` and name the columns.");
            return null;
        }

        string Of(SchemaField field) => shared.Contains(field.Name) ? ValueOf(l, r, quote(field.Name)) : $"{l}.{quote(field.Name)}";
        return [.. Left.Relation.Schema.Fields.Select(Of), .. Right.Relation.Schema.Names.Where(name => !shared.Contains(name)).Select(name => $"{r}.{quote(name)}")];
    }

    private bool AreDistinct(DefinitionScope scope)
    {
        if (!Same(Left.Alias, Right.Alias))
        {
            return true;
        }

        scope.Report(
            EngineCodes.WrongInputs, scope.Config.SpanOf(ChannelSpec.Right), $"Both sides of the join are '{Left.Alias}'.",
            "Draw two edges and give each its own name with `as`.");
        return false;
    }

    private bool HasCondition(DefinitionScope scope)
    {
        if (Kind == JoinType.Cross)
        {
            if (Condition is not null)
            {
                scope.Report(SpecCodes.ConflictingKeys, Condition.Node.Span, "A cross join takes no condition.", "Use `join_type: inner`, or a filter behind the join.");
            }

            return Condition is null;
        }

        if (Condition is null)
        {
            string name = Kind.ToString().ToLowerInvariant();
            scope.Report(SpecCodes.MissingKey, scope.Config.Node.Span, $"A {name} join needs a `condition`.", "Write for example `orders.customer_id = customers.id`, or `join_type: cross` for every pair.");
            return false;
        }

        return scope.RequireExpression(Condition);
    }

    /// <summary>The value of a column that both sides have, of the side that has a row.</summary>
    private string ValueOf(string left, string right, string column) => Kind switch
    {
        JoinType.Right => $"{right}.{column} AS {column}",
        JoinType.Full => $"coalesce({left}.{column}, {right}.{column}) AS {column}",
        _ => $"{left}.{column}",
    };

    private HashSet<string> Shared(IEnumerable<((string Table, string Column) One, (string Table, string Column) Other)> equalities)
    {
        HashSet<string> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (((string Table, string Column) one, (string Table, string Column) other) in equalities)
        {
            bool joins = (Same(one.Table, Left.Alias) && Same(other.Table, Right.Alias)) || (Same(one.Table, Right.Alias) && Same(other.Table, Left.Alias));
            if (joins && Same(one.Column, other.Column))
            {
                found.Add(one.Column);
            }
        }

        return found;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
