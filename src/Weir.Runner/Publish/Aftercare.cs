using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Runner.Run;

namespace Weir.Runner.Publish;

/// <summary>What Egresses ask for once their targets are published: a name in the catalogue, maintenance. What fails is told, and changes nothing in what is published.</summary>
internal static class Aftercare
{
    public static async Task GiveAsync(IReadOnlyList<PublishStep> steps, Binding binding, RunEventStream events)
    {
        foreach (PublishStep step in steps)
        {
            if (step.Kind == PublishKind.Depot || !binding.Modules.TryGetValue(step.ModuleId, out BoundModule? bound)
                || !(bound.Module.Config.Has(EgressSpec.Maintenance) || bound.Module.Config.Has(EgressSpec.RegisterAsTable)))
            {
                continue;
            }

            try
            {
                await bound.Session.TendAsync(bound.Module, step.Target, CancellationToken.None).ConfigureAwait(false);
            }
            catch (WeirException failure)
            {
                events.Notice(RunnerCodes.AftercareFailed, failure.Diagnostic.Message, step.ModuleId);
            }
        }
    }
}
