using System.Text;
using Weir.Core.Primitives;

namespace Weir.Observability.OpenLineage;

/// <summary>Posts each event to a collector, such as Marquez.</summary>
/// <param name="url">The collector's address of events: <c>http://host:5000/api/v1/lineage</c>.</param>
/// <param name="key">Sent as a bearer token; null for none.</param>
/// <param name="client">Posts.</param>
public sealed class HttpTransport(Uri url, Secret? key, HttpClient client) : ILineageTransport
{
    public async ValueTask SendAsync(string json, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, url) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", key.Reveal());
        }

        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }
}
