using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Templates;

namespace Weir.Connectors.Web.Http;

/// <summary>Reads a list that comes in pages.</summary>
internal sealed class HttpPages(HttpExchange exchange, ITaskContext context, Config config)
{
    private const int MostItems = 10_000;
    private const string LinkHeader = "link";

    public async Task<TaskResult> ReadAsync(CancellationToken cancellationToken)
    {
        using ITaskArtifact? artifact = config.Get(HttpRequestSpec.Output) is { } path ? context.Stage(path) : null;
        using StreamWriter? writer = artifact is null ? null : new StreamWriter(artifact.StagedPath);
        JsonArray kept = [];
        long count = 0;
        long page = 0;
        bool byCount = config.Has(HttpRequestSpec.PageParameter) && !config.Has(HttpRequestSpec.NextPath);
        Uri? address = exchange.Address(byCount ? Page(config.Get(HttpRequestSpec.FirstPage).ToString(CultureInfo.InvariantCulture)) : null);
        while (address is not null)
        {
            if (++page > config.Get(HttpRequestSpec.MaximumPages))
            {
                throw Fault(WebCodes.AnswerLimit, $"There are more than {config.Get(HttpRequestSpec.MaximumPages)} pages.", "Raise max_pages if the list is that long.");
            }

            HttpAnswer answer = await exchange.SendAsync(address, cancellationToken).ConfigureAwait(false);
            JsonNode? root = Parse(answer);
            JsonArray items = Walk(root, config.Get(HttpRequestSpec.ItemsPath)) as JsonArray ?? throw Fault(WebCodes.AnswerShape, $"The answer has no list at '{config.Get(HttpRequestSpec.ItemsPath)}'.", "See 'items'.");
            count += items.Count;
            foreach (JsonNode? item in items)
            {
                writer?.WriteLine(item?.ToJsonString() ?? "null");
                if (writer is null)
                {
                    Keep(kept, item);
                }
            }

            address = byCount ? (items.Count == 0 ? null : exchange.Address(Page((config.Get(HttpRequestSpec.FirstPage) + page).ToString(CultureInfo.InvariantCulture)))) : Next(answer, root, address);
        }

        writer?.Dispose();
        artifact?.Publish();
        (string, JsonNode?)[] outputs = artifact is null ? [("items", kept), ("count", count), ("pages", page)] : [("output", artifact.Path), ("count", count), ("pages", page)];
        return (count > 0 ? TaskResult.With(outputs) : TaskResult.NoData("The list is empty.", outputs)) with { RowsOut = count };
    }

    private (string, string) Page(string value) => (config.Get(HttpRequestSpec.PageParameter)!, value);

    private void Keep(JsonArray kept, JsonNode? item)
    {
        if (kept.Count >= MostItems)
        {
            throw Fault(WebCodes.AnswerLimit, $"There are more than {MostItems} items, too many to be handed on.", "Give an 'output' file.");
        }

        kept.Add(item?.DeepClone());
    }

    private Uri? Next(HttpAnswer answer, JsonNode? root, Uri current)
    {
        string? path = config.Get(HttpRequestSpec.NextPath);
        string? next = path is null ? null : path == LinkHeader ? answer.NextLink : Walk(root, path) is JsonValue value ? JsonNodes.ToText(value) : null;
        if (string.IsNullOrEmpty(next))
        {
            return null;
        }

        return config.Has(HttpRequestSpec.PageParameter) ? exchange.Address(Page(next)) : new Uri(current, next);
    }

    private JsonNode? Parse(HttpAnswer answer)
    {
        try
        {
            return JsonNode.Parse(answer.Body);
        }
        catch (JsonException broken)
        {
            throw Fault(WebCodes.AnswerShape, $"The answer is no JSON: {broken.Message}", null);
        }
    }

    private static JsonNode? Walk(JsonNode? from, string? path)
    {
        foreach (string key in string.IsNullOrEmpty(path) ? [] : path.Split('.'))
        {
            from = (from as JsonObject)?[key];
        }

        return from;
    }

    private WeirException Fault(DiagnosticCode code, string message, string? hint) => new(new Diagnostic(code, config.SpanOf(HttpRequestSpec.Url), message) { Hint = hint });
}
