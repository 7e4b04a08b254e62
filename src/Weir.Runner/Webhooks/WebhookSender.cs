using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Weir.Core.Manifests;
using Weir.Runner.Retry;
using Weir.Runner.Run;

namespace Weir.Runner.Webhooks;

/// <summary>Tells URLs of broken rules, in the background. What can't be delivered is a notice, never a failure.</summary>
/// <remarks>Each message carries <c>X-Aqueduct-Delivery</c>, one id for all attempts. 429, 500, 502, 503, 504 and network errors are tried again as often as the module's retry policy says.</remarks>
internal sealed class WebhookSender(RunnerServices services, Manifest manifest, RunEventStream events) : IAsyncDisposable
{
    private const int MostWaiting = 32;
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> deliveries = [];
    private HttpClient? client;

    public void Post(Uri url, ManifestModule module, string errorType, string message)
    {
        byte[] body = Body(module, errorType, message);
        lock (deliveries)
        {
            if (deliveries.Count < MostWaiting)
            {
                client ??= services.Http();
                deliveries.Add(Task.Run(() => DeliverAsync(url, module, body)));
                return;
            }
        }

        Fail(url, module, $"more than {MostWaiting} messages in one run");
    }

    /// <summary>Waits until all is delivered or given up, at most ten seconds.</summary>
    public async ValueTask DrainAsync()
    {
        if (deliveries.Count > 0)
        {
            stopping.CancelAfter(DrainLimit);
            await Task.WhenAll(deliveries).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(deliveries).ConfigureAwait(false);
        client?.Dispose();
        stopping.Dispose();
    }

    private async Task DeliverAsync(Uri url, ManifestModule module, byte[] body)
    {
        string delivery = Guid.NewGuid().ToString("D");
        string? problem = "";
        for (int attempt = 1; attempt <= module.Retry.MaxAttempts && problem is not null; attempt++)
        {
            (problem, bool again) = await TryAsync(url, delivery, body).ConfigureAwait(false);
            if (problem is null || !again || attempt == module.Retry.MaxAttempts || !await WaitAsync(module.Retry, attempt).ConfigureAwait(false))
            {
                break;
            }
        }

        if (problem is not null)
        {
            Fail(url, module, problem);
        }
    }

    private async Task<(string? Problem, bool Again)> TryAsync(Uri url, string delivery, byte[] body)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        limit.CancelAfter(AttemptLimit);
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Add("X-Aqueduct-Delivery", delivery);
            using HttpResponseMessage response = await client!.SendAsync(request, limit.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? (null, false) : ($"it answered {(int)response.StatusCode}", MayPass(response.StatusCode));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return (failure is HttpRequestException ? failure.Message : "it did not answer in time", !stopping.IsCancellationRequested);
        }
    }

    private async Task<bool> WaitAsync(RetryPolicy policy, int attempt)
    {
        try
        {
            await Task.Delay(RetryDelay.Before(policy, attempt - 1, random: 1), services.Time, stopping.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static bool MayPass(HttpStatusCode status) => (int)status is 429 or 500 or 502 or 503 or 504;

    private void Fail(Uri url, ManifestModule module, string problem) =>
        events.Notice(RunnerCodes.WebhookFailed, services.Redactor.Redact($"The webhook {url.GetLeftPart(UriPartial.Path)} of '{module.Id}' was not told: {problem}."), module.Id);

    private byte[] Body(ManifestModule module, string errorType, string message)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("event", "rule_broken");
            writer.WriteString("run_id", events.RunId);
            writer.WriteString("blueprint_id", manifest.BlueprintId);
            writer.WriteString("blueprint_name", manifest.Name);
            writer.WriteString("failed_module", module.Id);
            writer.WriteString("error_type", errorType);
            writer.WriteString("error_message", message);
            writer.WriteString("at", events.Now);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
