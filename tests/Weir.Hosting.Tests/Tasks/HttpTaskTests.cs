using System.Net;
using System.Net.Sockets;
using System.Text;
using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests.Tasks;

public sealed class HttpTaskTests : IDisposable
{
    private readonly FlowScene scene = new();
    private readonly HttpListener server = new();
    private readonly List<string> requests = [];
    private readonly string address;

    public HttpTaskTests()
    {
        TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        server.Prefixes.Add(address + "/");
        server.Start();
    }

    public void Dispose()
    {
        server.Close();
        scene.Dispose();
    }

    [Fact]
    public async Task Pages_are_read_to_the_last_and_busy_answers_are_asked_again()
    {
        Task answering = AnswerAsync(
            (503, "busy"), (200, """{"data":[{"n":1},{"n":2}],"next":"/list?after=2"}"""), (200, """{"data":[{"n":3}],"next":null}"""));

        RunOutcome outcome = await scene.RunAsync(Step("url: ADDR/list, items: data, next: next, bearer_token: t0k3n, backoff: 1ms, output: out.jsonl"));
        await answering;

        outcome.Diagnostics.ShouldBeEmpty();
        scene.Read("out.jsonl").ShouldBe("{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
        requests.ShouldBe(["GET /list Bearer t0k3n ", "GET /list Bearer t0k3n ", "GET /list?after=2 Bearer t0k3n "]);
        string.Join('\n', scene.Events.Select(RunEventJson.ToText)).ShouldNotContain("t0k3n");
    }

    [Fact]
    public async Task Post_is_not_made_twice_unless_it_may_be()
    {
        Task answering = AnswerAsync((500, "broken"));
        RunOutcome outcome = await scene.RunAsync(Step("url: ADDR/make, method: POST, body: { a: [1, x] }, backoff: 1ms"));
        await answering;

        outcome.Diagnostics[0].Message.ShouldBe($"{address}/make answered 500: broken");
        requests.ShouldBe(["POST /make  {\"a\":[1,\"x\"]}"]);
    }

    [Fact]
    public async Task Answer_is_handed_on_as_json()
    {
        Task answering = AnswerAsync((200, """{"v":{"x":[5]}}"""));
        RunOutcome outcome = await scene.RunAsync(Step("url: ADDR/v, query: { q: 'a b&c' }"));
        await answering;

        outcome.ExitCode.ShouldBe(0);
        requests.ShouldBe(["GET /v?q=a%20b%26c  "]);
        scene.Events.OfType<ModuleFinished>().Single().Outputs!.ShouldContain("\"json\":{\"v\":{\"x\":[5]}}");
    }

    private string Step(string config) => $$"""
        aqueduct: "1.0"
        id: p
        modules:
          - { id: a, type: Task, uses: http.request, config: { {{config.Replace("ADDR", address, StringComparison.Ordinal)}} } }
        """;

    private async Task AnswerAsync(params (int Status, string Body)[] answers)
    {
        foreach ((int status, string body) in answers)
        {
            HttpListenerContext exchange = await server.GetContextAsync();
            string sent = await new StreamReader(exchange.Request.InputStream).ReadToEndAsync();
            requests.Add($"{exchange.Request.HttpMethod} {exchange.Request.RawUrl} {exchange.Request.Headers["Authorization"]} {sent}");
            exchange.Response.StatusCode = status;
            exchange.Response.ContentType = "application/json";
            await exchange.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            exchange.Response.Close();
        }
    }
}
