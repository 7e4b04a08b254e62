using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Hooks;
using Weir.Runner.Retry;
using Weir.Runner.Run;

namespace Weir.Runner.Webhooks;

/// <summary>Tells URLs of broken rules, in the background. What can't be delivered is a notice, never a failure.</summary>
/// <remarks>Each message carries <c>X-Aqueduct-Delivery</c>, one id for all attempts. 429, 500, 502, 503, 504 and network errors are tried again as often as the module's retry policy says.</remarks>
internal sealed class WebhookSender(RunnerServices services, Manifest manifest, RunEventStream events) : IAsyncDisposable
{
    private const int MostWaiting = 32;
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stopping = new();
    private readonly List<Task> deliveries = [];
    private HttpClient? client;

    public void Post(Uri url, ManifestModule module, string errorType, string message) => Post(module, new WebhookMessage(url, Body("rule_broken", module, errorType, message))
    {
        Attempts = module.Retry.MaxAttempts,
        DelayBefore = retry => RetryDelay.Before(module.Retry, retry, random: 1),
    });

    /// <summary>Tells the URL of a module that wants its failure told.</summary>
    public void PostFailure(ManifestModule module, RunError error)
    {
        if (module.FailureWebhook is { } webhook)
        {
            HookVariables variables = new(new RunHookContext(manifest, events.RunId, ""), RunStatus.Error, error, events.Now);
            byte[] body = webhook.Has(WebhookSpec.Payload)
                ? JsonBytes.Of(json => variables.Write(json, webhook.NodeOf(WebhookSpec.Payload)!))
                : Body("module_failed", module, error.ErrorType ?? error.Code, error.Message);
            Post(module, WebhookMessage.Of(webhook, body, variables.In));
        }
    }

    private void Post(ManifestModule module, WebhookMessage message)
    {
        lock (deliveries)
        {
            if (deliveries.Count < MostWaiting)
            {
                client ??= services.Http();
                deliveries.Add(Task.Run(() => DeliverAsync(module, message)));
                return;
            }
        }

        Fail(message.Url, module, $"more than {MostWaiting} messages in one run");
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

    private async Task DeliverAsync(ManifestModule module, WebhookMessage message)
    {
        if (await WebhookDelivery.DeliverAsync(client!, message, services.Time, stopping.Token).ConfigureAwait(false) is { } problem)
        {
            Fail(message.Url, module, problem);
        }
    }

    private void Fail(Uri url, ManifestModule module, string problem) =>
        events.Notice(RunnerCodes.WebhookFailed, services.Redactor.Redact($"The webhook {url.GetLeftPart(UriPartial.Path)} of '{module.Id}' was not told: {problem}."), module.Id);

    private byte[] Body(string what, ManifestModule module, string errorType, string message) => JsonBytes.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("event", what);
        writer.WriteString("run_id", events.RunId);
        writer.WriteString("blueprint_id", manifest.BlueprintId);
        writer.WriteString("blueprint_name", manifest.Name);
        writer.WriteString("failed_module", module.Id);
        writer.WriteString("error_type", errorType);
        writer.WriteString("error_message", message);
        writer.WriteString("at", events.Now);
        writer.WriteEndObject();
    });
}
