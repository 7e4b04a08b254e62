using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Specs;

namespace Weir.Runner.Run;

/// <summary>Records where the columns of transforming modules come from.</summary>
internal static class LineageStep
{
    public static async ValueTask TraceAsync(BoundModule bound, ILineageTracer tracer, RunEventStream events, CancellationToken cancellationToken)
    {
        string moduleId = bound.Module.Id;
        try
        {
            if (await OriginsAsync(bound, tracer, cancellationToken).ConfigureAwait(false) is { } columns)
            {
                events.Publish(new LineageTraced { RunId = events.RunId, At = events.Now, ModuleId = moduleId, Columns = columns });
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            events.Notice(RunnerCodes.LineageFailed, $"The origin of the columns of '{moduleId}' could not be traced: {failure.Message}", moduleId);
        }
    }

    /// <summary>The origins of a transforming module's columns; null for other modules.</summary>
    public static async ValueTask<IReadOnlyList<ColumnOrigin>?> OriginsAsync(BoundModule bound, ILineageTracer tracer, CancellationToken cancellationToken)
    {
        ManifestModule module = bound.Module;
        if (module.Type is not (ModuleType.Channel or ModuleType.Funnel or ModuleType.Junction) || bound.Output is not { } output)
        {
            return null;
        }

        string? tree = QueryOf(module) is { } query ? await bound.Session.ParseAsync(query, cancellationToken).ConfigureAwait(false) : null;
        return tracer.Trace(module, bound.Inputs, output, tree);
    }

    private static SqlText? QueryOf(ManifestModule module) =>
        module.Type == ModuleType.Channel && module.Config.Get(ChannelSpec.Op) == "sql" ? module.Config.Get(ChannelSpec.Query) : null;
}
