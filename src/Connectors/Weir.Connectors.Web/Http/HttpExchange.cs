using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Templates;
using Weir.Core.Text;

namespace Weir.Connectors.Web.Http;

/// <summary>Requests of one task, each tried again where that helps and does no harm.</summary>
internal sealed class HttpExchange(HttpClient client, ITaskContext context, Config config)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly string[] SafeMethods = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"];
    private static readonly string[] SecretHeaders = ["Authorization", "Cookie", "Proxy-Authorization", "X-Api-Key"];

    /// <summary>The configured address with its parameters.</summary>
    /// <param name="page">A parameter for paging, or null.</param>
    public Uri Address((string Name, string Value)? page)
    {
        StringBuilder address = new(config.Get(HttpRequestSpec.Url));
        IEnumerable<KeyValuePair<string, string>> query = config.Get(HttpRequestSpec.Query) ?? new Dictionary<string, string>();
        foreach ((string name, string value) in page is var (key, number) ? query.Append(new(key, number)) : query)
        {
            address.Append(address.ToString().Contains('?', StringComparison.Ordinal) ? '&' : '?').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return Uri.TryCreate(address.ToString(), UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw Failed(HttpRequestSpec.Url, $"'{config.Get(HttpRequestSpec.Url)}' is no address of the web.", "Begin it with https://.");
    }

    /// <summary>One attempt: the answer, or null when there is none that counts.</summary>
    public async Task<HttpAnswer?> LookAsync(Uri address, CancellationToken cancellationToken) => (await TryAsync(address, cancellationToken).ConfigureAwait(false)).Answer;

    public async Task<HttpAnswer> SendAsync(Uri address, CancellationToken cancellationToken)
    {
        TimeSpan delay = config.Get(HttpRequestSpec.Backoff);
        for (int attempt = 1; ; attempt++)
        {
            (HttpAnswer? answer, string? problem, TimeSpan? wait, bool again) = await TryAsync(address, cancellationToken).ConfigureAwait(false);
            if (answer is not null)
            {
                return answer;
            }

            if (!again || attempt >= config.Get(HttpRequestSpec.Attempts))
            {
                throw Failed(HttpRequestSpec.Url, problem!, attempt > 1 ? $"It was tried {attempt} times." : null);
            }

            TimeSpan pause = wait is { } asked && asked < LongestWait ? asked : delay;
            context.Log.Write(Severity.Warning, $"{problem} It is tried again in {pause.TotalSeconds:0.###} s.");
            await Task.Delay(pause, context.Time, cancellationToken).ConfigureAwait(false);
            delay = delay * 2 < LongestWait ? delay * 2 : LongestWait;
        }
    }

    private async Task<(HttpAnswer? Answer, string? Problem, TimeSpan? Wait, bool Again)> TryAsync(Uri address, CancellationToken cancellationToken)
    {
        using CancellationTokenSource clock = new(config.Get(HttpRequestSpec.Timeout), context.Time);
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        try
        {
            using HttpRequestMessage request = Request(address);
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token).ConfigureAwait(false);
            byte[] body = await ReadAsync(response, both.Token).ConfigureAwait(false);
            int status = (int)response.StatusCode;
            IReadOnlyList<long> success = config.Get(HttpRequestSpec.Success)!;
            if (success.Count == 0 ? response.IsSuccessStatusCode : success.Contains(status))
            {
                return (new HttpAnswer(status, body, response.Content.Headers.ContentType?.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true, NextIn(response)), null, null, false);
            }

            string said = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 300)));
            return (null, $"{address.GetLeftPart(UriPartial.Path)} answered {status}: {said}", WaitIn(response), Helps(response.StatusCode));
        }
        catch (HttpRequestException failure)
        {
            return (null, $"{address.GetLeftPart(UriPartial.Path)} can't be asked: {failure.Message}", null, IsSafe);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"{address.GetLeftPart(UriPartial.Path)} did not answer in {config.Get(HttpRequestSpec.Timeout).TotalSeconds:0.###} s.", null, IsSafe);
        }
    }

    private bool IsSafe => config.Get(HttpRequestSpec.Idempotent) || SafeMethods.Contains(config.Get(HttpRequestSpec.Method)!.ToUpperInvariant());

    private bool Helps(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
        || (IsSafe && (int)status is 408 or 425 or 500 or 502 or 504);

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        long most = Math.Min(config.Get(HttpRequestSpec.MaximumBytes), int.MaxValue / 2);
        using Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using MemoryStream body = new();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > most)
            {
                throw new WeirException(new Diagnostic(WebCodes.AnswerLimit, config.SpanOf(HttpRequestSpec.Url), $"The answer is longer than {most} bytes.") { Hint = "Raise max_bytes, or ask for less." });
            }
        }

        return body.ToArray();
    }

    private HttpRequestMessage Request(Uri address)
    {
        HttpRequestMessage request = new(new HttpMethod(config.Get(HttpRequestSpec.Method)!.ToUpperInvariant()), address) { Content = Content() };
        if (config.Get(HttpRequestSpec.Token) is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
        else if (config.Get(HttpRequestSpec.User) is { } user)
        {
            string pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{config.Get(HttpRequestSpec.Password)}"));
            context.Redactor.Register(new Secret("basic", pair));
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair);
        }

        if (config.Get(HttpRequestSpec.Idempotent))
        {
            request.Headers.Add("Idempotency-Key", context.IdempotencyKey);
        }

        foreach ((string name, string value) in config.Get(HttpRequestSpec.Headers) ?? new Dictionary<string, string>())
        {
            if (SecretHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                context.Redactor.Register(new Secret(name, value));
            }

            if (!request.Headers.TryAddWithoutValidation(name, value) && request.Content is { } content)
            {
                content.Headers.Remove(name);
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private HttpContent? Content()
    {
        if (config.Get(HttpRequestSpec.BodyFile) is { } path)
        {
            return new StreamContent(File.OpenRead(context.PathToRead(path)));
        }

        return config.Get(HttpRequestSpec.Body) switch
        {
            ScalarNode text => new StringContent(text.Text, Encoding.UTF8, "text/plain"),
            { } node => new StringContent(JsonNodes.OfNode(node)!.ToJsonString(), Encoding.UTF8, "application/json"),
            null => null,
        };
    }

    private TimeSpan? WaitIn(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > context.Time.GetUtcNow() => date - context.Time.GetUtcNow(),
        _ => null,
    };

    private static string? NextIn(HttpResponseMessage response)
    {
        foreach (string link in response.Headers.TryGetValues("Link", out IEnumerable<string>? values) ? values.SelectMany(v => v.Split(',')) : [])
        {
            int open = link.IndexOf('<', StringComparison.Ordinal);
            int close = link.IndexOf('>', StringComparison.Ordinal);
            if (open >= 0 && close > open && link.AsSpan(close).Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase))
            {
                return link[(open + 1)..close];
            }
        }

        return null;
    }

    private WeirException Failed(Field field, string message, string? hint) => new(new Diagnostic(WebCodes.RequestFailed, config.SpanOf(field), context.Redactor.Redact(message)) { Hint = hint });
}
