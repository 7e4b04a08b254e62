using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;

namespace Weir.Engines.Spark.Define;

/// <summary>Op <c>cache</c>: the cluster keeps the rows once they are computed, until the run ends.</summary>
internal static class CacheOperation
{
    private static readonly string[] Levels =
    [
        "MEMORY_AND_DISK", "MEMORY_ONLY", "DISK_ONLY", "MEMORY_AND_DISK_SER", "MEMORY_ONLY_SER", "MEMORY_AND_DISK_2", "MEMORY_ONLY_2", "DISK_ONLY_2", "OFF_HEAP",
    ];

    internal static ChannelBody? Compose(ModuleScope scope)
    {
        string level = scope.Config.Get(ChannelSpec.StorageLevel).ToUpperInvariant();
        if (!Levels.Contains(level, StringComparer.Ordinal))
        {
            scope.Report(EngineCodes.InvalidOption, scope.Config.SpanOf(ChannelSpec.StorageLevel), $"'{level}' is no storage level of Spark's.", Suggestion.Hint(level, Levels));
            return null;
        }

        // A relation of its own, so that the input of the cache is not kept where others read it.
        return scope.SingleInput("A cache") is { } input ? ChannelBody.Of(input.Relation, plan => plan) : null;
    }

    internal static async Task KeepAsync(ModuleScope scope)
    {
        Relation relation = scope.Finish().Ports[Ports.Main];
        await scope.TryAsync(
            async () =>
            {
                await scope.Workspace.PersistAsync(relation, Level(scope.Config.Get(ChannelSpec.StorageLevel).ToUpperInvariant()), scope.Cancellation).ConfigureAwait(false);
                return relation;
            },
            scope.Module.Span,
            scope.Inputs).ConfigureAwait(false);
    }

    private static Wire.StorageLevel Level(string name) => new()
    {
        UseDisk = name.Contains("DISK", StringComparison.Ordinal) || name == "OFF_HEAP",
        UseMemory = name.Contains("MEMORY", StringComparison.Ordinal) || name == "OFF_HEAP",
        UseOffHeap = name == "OFF_HEAP",
        Deserialized = name.Contains("MEMORY", StringComparison.Ordinal) && !name.Contains("SER", StringComparison.Ordinal),
        Replication = name.EndsWith("_2", StringComparison.Ordinal) ? 2 : 1,
    };
}
