using Weir.Core.Events;

namespace Weir.Observability.Export;

/// <summary>Tells an outside system of the events of one run. Called by one thread at a time, in order; what it throws is counted and forgotten.</summary>
public interface IEventExporter : IAsyncDisposable
{
    /// <summary>For the notice that tells of failures.</summary>
    string Name { get; }

    ValueTask ExportAsync(RunEvent runEvent, CancellationToken cancellationToken);
}
