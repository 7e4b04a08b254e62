using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>
/// Op <c>join</c>: all columns of both sides. A column that both have is kept once where the condition demands that both are equal
/// (<c>orders.customer_id = customers.customer_id</c>); any other name that both have is refused.
/// </summary>
internal static class JoinOperation
{
    internal static ChannelBody? Compose(ModuleScope scope)
    {
        Config config = scope.Config;
        ModuleInput? left = scope.InputNamed(config.Get(ChannelSpec.Left), config.SpanOf(ChannelSpec.Left));
        ModuleInput? right = scope.InputNamed(config.Get(ChannelSpec.Right), config.SpanOf(ChannelSpec.Right));
        if (left is null || right is null)
        {
            return null;
        }

        JoinType kind = config.Get(ChannelSpec.JoinKind);
        SqlText? condition = config.Has(ChannelSpec.Condition) ? config.Get(ChannelSpec.Condition) : null;
        if (!RequireDistinctSides(scope, left, right) || !RequireCondition(scope, kind, condition))
        {
            return null;
        }

        HashSet<string> shared = condition is null ? [] : EqualColumns(condition, left.Alias, right.Alias);
        if (Columns(scope, left, right, kind, shared) is not { } columns)
        {
            return null;
        }

        SqlComposer query = new SqlComposer().Add("SELECT ").Add(Hint(config, left, right)).AddList(columns)
            .Add(" FROM ").AddRelation(left.Relation.Name).Add($" AS {Quote.Identifier(left.Alias)} {Keyword(kind)} JOIN ")
            .AddRelation(right.Relation.Name).Add($" AS {Quote.Identifier(right.Alias)}");
        return ChannelBody.Of(condition is null ? query : query.Add(" ON ").AddExpression(condition));
    }

    private static string Keyword(JoinType kind) => kind is JoinType.Semi or JoinType.Anti ? $"LEFT {kind.ToString().ToUpperInvariant()}" : kind.ToString().ToUpperInvariant();

    /// <summary>The small side, which the author knows, goes to all machines.</summary>
    private static string Hint(Config config, ModuleInput left, ModuleInput right)
    {
        if (!config.Has(ChannelSpec.Broadcast))
        {
            return "";
        }

        string side = config.Get(ChannelSpec.Broadcast) == BroadcastSide.Left ? left.Alias : right.Alias;
        return $"/*+ BROADCAST({Quote.Identifier(side)}) */ ";
    }

    private static bool RequireDistinctSides(ModuleScope scope, ModuleInput left, ModuleInput right)
    {
        if (!string.Equals(left.Alias, right.Alias, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        scope.Report(
            SparkCodes.WrongInputs, scope.Config.SpanOf(ChannelSpec.Right), $"Both sides of the join are '{left.Alias}'.",
            "Draw two edges and give each its own name with `as`.");
        return false;
    }

    private static bool RequireCondition(ModuleScope scope, JoinType kind, SqlText? condition)
    {
        if (kind == JoinType.Cross)
        {
            if (condition is not null)
            {
                scope.Report(SpecCodes.ConflictingKeys, condition.Node.Span, "A cross join takes no condition.", "Use `join_type: inner`, or a filter behind the join.");
            }

            return condition is null;
        }

        if (condition is null)
        {
            string name = kind.ToString().ToLowerInvariant();
            scope.Report(SpecCodes.MissingKey, scope.Config.Node.Span, $"A {name} join needs a `condition`.", "Write for example `orders.customer_id = customers.id`, or `join_type: cross` for every pair.");
            return false;
        }

        return scope.RequireExpression(condition);
    }

    private static IReadOnlyList<string>? Columns(ModuleScope scope, ModuleInput left, ModuleInput right, JoinType kind, HashSet<string> shared)
    {
        string l = Quote.Identifier(left.Alias);
        string r = Quote.Identifier(right.Alias);
        if (kind is JoinType.Semi or JoinType.Anti)
        {
            return [$"{l}.*"];
        }

        string[] clashing = [.. right.Relation.Schema.Names.Where(name => left.Relation.Schema.Find(name) is not null && !shared.Contains(name))];
        if (clashing.Length > 0)
        {
            scope.Report(
                SparkCodes.DuplicateColumn, scope.Config.SpanOf(ChannelSpec.Right), $"Both sides of the join have {ModuleScope.Names(clashing)}.",
                "Put a `select` or `rename` before one side, or join with `op: sql` and name the columns.");
            return null;
        }

        string Of(SchemaField field) => shared.Contains(field.Name) ? Shared(kind, l, r, Quote.Identifier(field.Name)) : $"{l}.{Quote.Identifier(field.Name)}";
        return [.. left.Relation.Schema.Fields.Select(Of), .. right.Relation.Schema.Names.Where(name => !shared.Contains(name)).Select(name => $"{r}.{Quote.Identifier(name)}")];
    }

    /// <summary>The value of a column that both sides have, of the side that has a row.</summary>
    private static string Shared(JoinType kind, string left, string right, string column) => kind switch
    {
        JoinType.Right => $"{right}.{column} AS {column}",
        JoinType.Full => $"coalesce({left}.{column}, {right}.{column}) AS {column}",
        _ => $"{left}.{column}",
    };

    /// <summary>The names for which the condition, or each of its parts joined by AND, says <c>left.name = right.name</c>.</summary>
    private static HashSet<string> EqualColumns(SqlText condition, string left, string right)
    {
        HashSet<string> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (((string Table, string Column) one, (string Table, string Column) other) in EqualityReader.Read(condition.Text))
        {
            bool joins = (Same(one.Table, left) && Same(other.Table, right)) || (Same(one.Table, right) && Same(other.Table, left));
            if (joins && Same(one.Column, other.Column))
            {
                found.Add(one.Column);
            }
        }

        return found;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
