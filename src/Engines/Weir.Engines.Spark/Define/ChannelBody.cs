using Weir.Core.Contracts;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>What a Channel's operation gives: a query, a plan over one input, or an input as it is.</summary>
internal sealed record ChannelBody(SqlComposer? Query, Func<string, RelationEntry>? Plan, Relation? PassedOn)
{
    internal static ChannelBody Of(SqlComposer query) => new(query, null, null);

    /// <summary>A plan that is made of its input's plan.</summary>
    internal static ChannelBody Of(Relation input, Func<Wire.Relation, Wire.Relation> plan) =>
        new(null, name => new RelationEntry(name, upstreams => plan(upstreams[input.Name]), [input.Name], IsVolatile: false), null);
}
