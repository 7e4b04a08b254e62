namespace Weir.Observability.OpenLineage;

/// <summary>Where OpenLineage events go.</summary>
public interface ILineageTransport
{
    ValueTask SendAsync(string json, CancellationToken cancellationToken);
}
