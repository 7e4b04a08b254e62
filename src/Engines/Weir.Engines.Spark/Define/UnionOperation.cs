using Weir.Core.Blueprints.Modules;

namespace Weir.Engines.Spark.Define;

/// <summary>Op <c>union</c>: all upstreams in the order of their edges; duplicates stay.</summary>
internal static class UnionOperation
{
    internal static ChannelBody? Compose(ModuleScope scope) =>
        Stacking.Compose(scope, scope.Inputs, scope.Config.Get(ChannelSpec.AllowMissingColumns), distinct: false, scope.Module.Span) is { } query
            ? ChannelBody.Of(query)
            : null;
}
