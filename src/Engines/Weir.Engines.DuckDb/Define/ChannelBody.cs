using Weir.Core.Contracts;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>What a Channel's operation gives: a query, or an input as it is.</summary>
internal sealed record ChannelBody(SqlComposer? Query, Relation? PassedOn, IReadOnlyList<Relation> Upstreams)
{
    internal static ChannelBody Of(SqlComposer query, params IReadOnlyList<Relation> upstreams) => new(query, null, upstreams);
}
