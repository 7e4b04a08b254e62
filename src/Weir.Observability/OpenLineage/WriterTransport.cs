namespace Weir.Observability.OpenLineage;

/// <summary>Writes each event as a line to a stream of this process, such as its standard error.</summary>
public sealed class WriterTransport(TextWriter writer) : ILineageTransport
{
    public async ValueTask SendAsync(string json, CancellationToken cancellationToken) => await writer.WriteLineAsync(json.AsMemory(), cancellationToken).ConfigureAwait(false);
}
