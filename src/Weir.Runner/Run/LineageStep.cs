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
        ManifestModule module = bound.Module;
        if (module.Type is not (ModuleType.Channel or ModuleType.Funnel or ModuleType.Junction) || bound.Output is not { } output)
        {
            return;
        }

        try
        {
            string? tree = QueryOf(module) is { } query ? await bound.Session.ParseAsync(query, cancellationToken).ConfigureAwait(false) : null;
            IReadOnlyList<ColumnOrigin> columns = tracer.Trace(module, bound.Inputs, output, tree);
            events.Publish(new LineageTraced { RunId = events.RunId, At = events.Now, ModuleId = module.Id, Columns = columns });
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            events.Notice(RunnerCodes.LineageFailed, $"The origin of the columns of '{module.Id}' could not be traced: {failure.Message}", module.Id);
        }
    }

    private static SqlText? QueryOf(ManifestModule module) =>
        module.Type == ModuleType.Channel && module.Config.Get(ChannelSpec.Op) == "sql" ? module.Config.Get(ChannelSpec.Query) : null;
}
