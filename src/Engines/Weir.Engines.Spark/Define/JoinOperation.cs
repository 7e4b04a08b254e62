using Weir.Core.Blueprints.Modules;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>Op <c>join</c>: see <see cref="JoinSides"/>.</summary>
internal static class JoinOperation
{
    internal static ChannelBody? Compose(ModuleScope scope)
    {
        if (JoinSides.Read(scope) is not { } sides || sides.Columns(scope, sides.Condition is { } text ? EqualityReader.Read(text.Text) : [], Quote.Identifier) is not { } columns)
        {
            return null;
        }

        SqlComposer query = new SqlComposer().Add("SELECT ").Add(Hint(scope.Config, sides)).AddList(columns)
            .Add(" FROM ").AddRelation(sides.Left.Relation.Name).Add($" AS {Quote.Identifier(sides.Left.Alias)} {Keyword(sides.Kind)} JOIN ")
            .AddRelation(sides.Right.Relation.Name).Add($" AS {Quote.Identifier(sides.Right.Alias)}");
        return ChannelBody.Of(sides.Condition is { } condition ? query.Add(" ON ").AddExpression(condition) : query);
    }

    private static string Keyword(JoinType kind) => kind is JoinType.Semi or JoinType.Anti ? $"LEFT {kind.ToString().ToUpperInvariant()}" : kind.ToString().ToUpperInvariant();

    /// <summary>The small side, which the author knows, goes to all machines.</summary>
    private static string Hint(Config config, JoinSides sides)
    {
        if (!config.Has(ChannelSpec.Broadcast))
        {
            return "";
        }

        string side = config.Get(ChannelSpec.Broadcast) == BroadcastSide.Left ? sides.Left.Alias : sides.Right.Alias;
        return $"/*+ BROADCAST({Quote.Identifier(side)}) */ ";
    }
}
