using Weir.Core.Blueprints;
using Weir.Core.Manifests;
using Weir.Runner.Components;
using Weir.Runner.Tasks;

namespace Weir.Runner.Run;

/// <summary>Who executes which modules.</summary>
internal static class Executors
{
    private static readonly LazyExecutor Lazy = new();
    private static readonly DepotExecutor Depot = new();
    private static readonly EgressExecutor Egress = new();
    private static readonly AssertExecutor Assert = new();
    private static readonly ProbeExecutor Probe = new();
    private static readonly RegulatorExecutor Regulator = new();
    private static readonly TaskExecutor Task = new();
    private static readonly ComponentExecutor Component = new();

    /// <summary>True for a module whose work counts as soon as it is done, and not when the run publishes.</summary>
    public static bool HasSideEffects(ManifestModule module) => module.Type is not (
        ModuleType.Ingress or ModuleType.Channel or ModuleType.Junction or ModuleType.Funnel or ModuleType.Probe or ModuleType.Regulator or ModuleType.Assert or ModuleType.Egress);

    public static IModuleExecutor Of(BoundModule bound) => bound.Module.Type switch
    {
        ModuleType.Egress => bound.IsDepot ? Depot : Egress,
        ModuleType.Assert => Assert,
        ModuleType.Probe => Probe,
        ModuleType.Regulator => Regulator,
        ModuleType.Task => Task,
        ModuleType.Component when bound.Component is not null => Component,
        _ => Lazy,
    };
}
