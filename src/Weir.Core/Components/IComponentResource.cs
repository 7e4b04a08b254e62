namespace Weir.Core.Components;

/// <summary>A component that holds something open while it runs: opened once before the first attempt, closed once after the last, whatever came of it.</summary>
public interface IComponentResource
{
    /// <summary>Opens it. A failure is the component's failure and is not retried.</summary>
    ValueTask OpenAsync(IComponentContext context, CancellationToken cancellationToken);

    /// <summary>Closes it. A failure here is the component's failure, even after a good run.</summary>
    ValueTask CloseAsync();
}
