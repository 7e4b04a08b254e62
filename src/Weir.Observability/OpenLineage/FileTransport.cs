namespace Weir.Observability.OpenLineage;

/// <summary>Adds each event to a file, as a line.</summary>
public sealed class FileTransport(string path) : ILineageTransport
{
    public async ValueTask SendAsync(string json, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.AppendAllTextAsync(path, json + "\n", cancellationToken).ConfigureAwait(false);
    }
}
