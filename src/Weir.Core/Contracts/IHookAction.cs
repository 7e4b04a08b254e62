namespace Weir.Core.Contracts;

/// <summary>Something of the user's that happens after a run. An exception is a warning, and skips the hooks behind it.</summary>
public interface IHookAction
{
    ValueTask RunAsync(HookOccasion occasion, CancellationToken cancellationToken);
}
