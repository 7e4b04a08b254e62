using Weir.Core.Blueprints;
using Weir.Core.Data;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Checkpoint;
using Weir.Runner.Publish;
using Weir.Runner.Run;

namespace Weir.Runner;

/// <summary>Defines all modules of a Manifest and reports everything that is wrong with them. Reads no rows, touches no target, keeps no history.</summary>
public sealed class PipelineBinder(EngineServices services)
{
    public async Task<BindOutcome> BindAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        Binding binding = await DefineAsync(manifest, cancellationToken).ConfigureAwait(false);
        await using (binding.ConfigureAwait(false))
        {
            return OutcomeOf(binding);
        }
    }

    /// <summary>As <see cref="BindAsync"/>, and traces the columns of the modules that could be defined.</summary>
    /// <param name="manifest">The Manifest.</param>
    /// <param name="runId">The run that the traces are told of.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<(BindOutcome Bound, IReadOnlyList<LineageTraced> Lineage)> TraceAsync(Manifest manifest, string runId, CancellationToken cancellationToken)
    {
        Binding binding = await DefineAsync(manifest, cancellationToken).ConfigureAwait(false);
        await using (binding.ConfigureAwait(false))
        {
            List<LineageTraced> lineage = [];
            foreach (BoundModule bound in binding.Modules.Values)
            {
                if (services.Lineage is { } tracer && bound.Module.Type != ModuleType.Task && await LineageStep.OriginsAsync(bound, tracer, cancellationToken).ConfigureAwait(false) is { } columns)
                {
                    lineage.Add(new LineageTraced { RunId = runId, At = services.Time.GetUtcNow(), ModuleId = bound.Module.Id, Columns = columns });
                }
            }

            return (OutcomeOf(binding), lineage);
        }
    }

    private async Task<Binding> DefineAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        Binding binding = await Binder.BindAsync(services, manifest, services.Time.GetUtcNow(), ResumePlan.None, cancellationToken).ConfigureAwait(false);
        TargetPlanner.Check(manifest, services, binding.Diagnostics);
        return binding;
    }

    private static BindOutcome OutcomeOf(Binding binding)
    {
        Dictionary<string, IReadOnlyDictionary<string, Schema>> schemas = binding.Modules.Values.ToDictionary(
            b => b.Module.Id,
            b => (IReadOnlyDictionary<string, Schema>)b.Ports.ToDictionary(p => p.Key, p => p.Value.Schema, StringComparer.Ordinal),
            StringComparer.Ordinal);
        return new BindOutcome(schemas, [.. binding.Diagnostics]);
    }
}
