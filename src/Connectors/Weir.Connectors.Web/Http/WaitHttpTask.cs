using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Waiting;

namespace Weir.Connectors.Web.Http;

/// <summary><c>wait.http</c>.</summary>
public sealed class WaitHttpTask : ITask, IDisposable
{
    public static Field<string> Contains { get; } = Field.Text("contains").Doc("A text that the answer must hold.", "\"state\":\"done\"");

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = true, MaxAutomaticRedirections = 10 }) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };

    public ComponentSpec Spec { get; } = new(
        ComponentKind.Task, "wait.http", "Waits until a web server gives an answer.",
        [
            HttpRequestSpec.Url, HttpRequestSpec.Method, HttpRequestSpec.Headers, HttpRequestSpec.Query, HttpRequestSpec.User, HttpRequestSpec.Password, HttpRequestSpec.Token, HttpRequestSpec.Success,
            HttpRequestSpec.Timeout, Contains, WaitFields.Every, WaitFields.AtMost, WaitFields.FailsLate,
        ])
    {
        Groups = [new FieldGroup([HttpRequestSpec.User, HttpRequestSpec.Token], OneRequired: false)],
        Remarks = "A server that can't be reached, or answers with a status that does not count, is asked again. Hands on `status`, `looks` and `waited_seconds`.",
        Example = "- id: ready\n  type: Task\n  uses: wait.http\n  config: { url: \"https://api.example.com/jobs/7\", contains: done, every: 30s, at_most: 1h }\n",
    };

    public Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        HttpExchange exchange = new(client, context, config);
        Uri address = exchange.Address(null);
        string? part = config.Get(Contains);
        return Wait.ForAsync(
            context,
            config,
            part is null ? $"{address.GetLeftPart(UriPartial.Path)} does not answer as it should" : $"the answer of {address.GetLeftPart(UriPartial.Path)} does not hold '{part}'",
            async token =>
            {
                HttpAnswer? answer = await exchange.LookAsync(address, token).ConfigureAwait(false);
                bool fits = answer is not null && (part is null || System.Text.Encoding.UTF8.GetString(answer.Body).Contains(part, StringComparison.Ordinal));
                return fits ? TaskResult.With(("status", answer!.Status)) : null;
            },
            cancellationToken);
    }

    public void Dispose() => client.Dispose();
}
