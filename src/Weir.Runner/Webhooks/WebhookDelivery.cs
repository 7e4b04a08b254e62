using System.Net;

namespace Weir.Runner.Webhooks;

/// <summary>Delivers messages to URLs. 429, 500, 502, 503, 504, network errors and silence are tried again, as often as the message says.</summary>
internal static class WebhookDelivery
{
    /// <returns>Null when it was taken; why it was not.</returns>
    public static async Task<string?> DeliverAsync(HttpClient client, WebhookMessage message, TimeProvider time, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            (string? problem, bool again) = await TryAsync(client, message, cancellationToken).ConfigureAwait(false);
            if (problem is null || !again || attempt >= message.Attempts || !await WaitAsync(message.DelayBefore(attempt - 1), time, cancellationToken).ConfigureAwait(false))
            {
                return problem;
            }
        }
    }

    private static async Task<(string? Problem, bool Again)> TryAsync(HttpClient client, WebhookMessage message, CancellationToken cancellationToken)
    {
        // What another machine takes is real time, whatever clock the run is on.
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(message.Timeout);
        try
        {
            using HttpRequestMessage request = message.ToRequest();
            using HttpResponseMessage response = await client.SendAsync(request, limit.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? (null, false) : ($"it answered {(int)response.StatusCode}", MayPass(response.StatusCode));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return (failure is HttpRequestException ? failure.Message : "it did not answer in time", !cancellationToken.IsCancellationRequested);
        }
    }

    private static async Task<bool> WaitAsync(TimeSpan delay, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static bool MayPass(HttpStatusCode status) => (int)status is 429 or 500 or 502 or 503 or 504;
}
