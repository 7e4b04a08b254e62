using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Core.Contracts;

/// <summary>Is called around a run and its modules. Derive what is needed; the rest does nothing.</summary>
/// <remarks>
/// Hooks are called one after the other in the order of their registration. They can't veto: one that throws, or takes longer than half a minute, is told of in a
/// notice, and the run and the other hooks go on. Calls for modules that run at once may overlap.
/// </remarks>
public interface IRunHooks
{
    /// <summary>For notices.</summary>
    string Name { get; }

    /// <summary>How long one call may take.</summary>
    TimeSpan Limit => TimeSpan.FromSeconds(30);

    ValueTask BeforeRunAsync(RunHookContext run, CancellationToken cancellationToken) => default;

    /// <summary>A run was refused before it began: the Blueprint does not fit the sources, a target or a lock is held, ...</summary>
    ValueTask OnRefusedAsync(RunHookContext run, IReadOnlyList<Diagnostic> reasons, CancellationToken cancellationToken) => default;

    /// <summary>After the end of the run is stored; also of one that failed or was cancelled.</summary>
    ValueTask AfterRunAsync(RunHookContext run, RunFinished end, CancellationToken cancellationToken) => default;

    ValueTask BeforeModuleAsync(RunHookContext run, ManifestModule module, CancellationToken cancellationToken) => default;

    /// <summary>After a module ended in whatever way.</summary>
    ValueTask AfterModuleAsync(RunHookContext run, ManifestModule module, ModuleFinished end, CancellationToken cancellationToken) => default;

    /// <summary>After a module failed, before <see cref="AfterModuleAsync"/>.</summary>
    ValueTask OnFailureAsync(RunHookContext run, ManifestModule module, ModuleFinished end, CancellationToken cancellationToken) => default;

    /// <summary>Before the wait for another attempt.</summary>
    ValueTask OnRetryAsync(RunHookContext run, RetryScheduled retry, CancellationToken cancellationToken) => default;

    ValueTask OnBreakerChangedAsync(RunHookContext run, BreakerChanged change, CancellationToken cancellationToken) => default;
}
