using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Weir.Core.Blueprints;
using Weir.Core.Specs;

namespace Weir.Runner.Webhooks;

/// <summary>What is told to a URL, and how often it is tried.</summary>
/// <param name="Url">Who is told.</param>
/// <param name="Body">The JSON.</param>
internal sealed record WebhookMessage(Uri Url, byte[] Body)
{
    /// <summary>One for all attempts.</summary>
    public string Delivery { get; } = Guid.NewGuid().ToString("D");

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The key of the signature; null for none.</summary>
    public string? Secret { get; init; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public int Attempts { get; init; } = 1;

    /// <summary>The wait before a retry, from 0.</summary>
    public Func<int, TimeSpan> DelayBefore { get; init; } = static _ => TimeSpan.Zero;

    /// <summary>As a Blueprint configures it.</summary>
    /// <exception cref="UriFormatException">The URL is none.</exception>
    public static WebhookMessage Of(Config webhook, byte[] body, Func<string, string> fill)
    {
        TimeSpan backoff = webhook.Get(WebhookSpec.Backoff);
        return new WebhookMessage(new Uri(fill(webhook.Get(WebhookSpec.Url))), body)
        {
            Method = new HttpMethod(webhook.Get(WebhookSpec.Method)),
            Headers = webhook.Has(WebhookSpec.Headers) ? webhook.Get(WebhookSpec.Headers) : new Dictionary<string, string>(),
            Secret = webhook.Has(WebhookSpec.Secret) ? webhook.Get(WebhookSpec.Secret) : null,
            Timeout = webhook.Get(WebhookSpec.Timeout),
            Attempts = (int)webhook.Get(WebhookSpec.MaxRetries) + 1,
            DelayBefore = retry => backoff * Math.Pow(2, retry),
        };
    }

    public HttpRequestMessage ToRequest()
    {
        HttpRequestMessage request = new(Method, Url) { Content = new ByteArrayContent(Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Aqueduct-Delivery", Delivery);
        if (Secret is { } key)
        {
            request.Headers.Add("X-Aqueduct-Signature", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Body))}");
        }

        foreach ((string name, string value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }
}
