using Weir.Core.Blueprints;

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

    public static IModuleExecutor Of(BoundModule bound) => bound.Module.Type switch
    {
        ModuleType.Egress => bound.IsDepot ? Depot : Egress,
        ModuleType.Assert => Assert,
        ModuleType.Probe => Probe,
        ModuleType.Regulator => Regulator,
        _ => Lazy,
    };
}
