using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Connectors.Web.Http;

/// <summary><c>http.request</c>.</summary>
public sealed class HttpRequestTask : ITask, IDisposable
{
    private const int MostText = 1 << 20;

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = true, MaxAutomaticRedirections = 10 }) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };

    public ComponentSpec Spec => HttpRequestSpec.Spec;

    public Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        HttpExchange exchange = new(client, context, config);
        return config.Has(HttpRequestSpec.ItemsPath) || config.Has(HttpRequestSpec.NextPath)
            ? new HttpPages(exchange, context, config).ReadAsync(cancellationToken)
            : OnceAsync(exchange, context, config, cancellationToken);
    }

    public void Dispose() => client.Dispose();

    private static async Task<TaskResult> OnceAsync(HttpExchange exchange, ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        HttpAnswer answer = await exchange.SendAsync(exchange.Address(null), cancellationToken).ConfigureAwait(false);
        JsonObject outputs = new() { ["status"] = answer.Status, ["bytes"] = answer.Body.Length };
        if (config.Get(HttpRequestSpec.Output) is { } path)
        {
            using ITaskArtifact artifact = context.Stage(path);
            await File.WriteAllBytesAsync(artifact.StagedPath, answer.Body, cancellationToken).ConfigureAwait(false);
            artifact.Publish();
            outputs["output"] = artifact.Path;
        }
        else if (answer.Body.Length <= MostText)
        {
            string text = Encoding.UTF8.GetString(answer.Body);
            outputs["text"] = text;
            outputs["json"] = answer.IsJson ? Parse(text) : null;
        }

        return new TaskResult { Outputs = outputs, BytesOut = answer.Body.Length };
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
