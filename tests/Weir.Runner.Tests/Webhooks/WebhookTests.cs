using System.Net;
using System.Text.Json;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Webhooks;

public sealed class WebhookTests
{
    private readonly World world = new();
    private readonly List<(string Delivery, string Body)> received = [];
    private readonly Queue<HttpStatusCode> answers = [];

    public WebhookTests() => world.Http = () => new HttpClient(new Receiver(this));

    private Task<RunOutcome> RunAsync(int attempts, object? onFail = null) => world.RunAsync(new ManifestBuilder().Ingress("in")
        .Assert("gate", "in", Nodes.Map(("type", "min_rows"), ("min", 99), ("on_fail", onFail ?? Nodes.Map(("action", "webhook"), ("url", "http://hook.test/x")))))
        .With("gate", m => m with { Retry = new RetryPolicy { MaxAttempts = attempts, Jitter = false } })
        .Egress("out", "gate", "/out/a").Build());

    [Fact]
    public async Task Broken_rule_is_posted_once_and_the_run_goes_on()
    {
        RunOutcome outcome = await RunAsync(1);

        outcome.ExitCode.ShouldBe(0);
        (string delivery, string body) = received.ShouldHaveSingleItem();
        Guid.TryParse(delivery, out _).ShouldBeTrue();
        using JsonDocument json = JsonDocument.Parse(body);
        json.RootElement.GetProperty("failed_module").GetString().ShouldBe("gate");
        json.RootElement.GetProperty("run_id").GetString().ShouldBe("r1");
        json.RootElement.GetProperty("error_message").GetString().ShouldBe("min_rows: got 10, expected >= 99");
    }

    [Fact]
    public async Task The_failure_of_a_module_is_told_to_the_url_that_wants_it()
    {
        world.Engine.Before = work => _ = work == "write out" ? throw new Core.Diagnostics.WeirException(FakeEngine.Error("disk full")) : 0;
        Core.Specs.Config webhook = Core.Blueprints.WebhookSpec.Read(Nodes.Map(("url", "http://hook.test/x"), ("payload", Nodes.Map(("m", "${failed_module}: ${error_message}")))));

        await world.RunAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a").With("out", m => m with { FailureWebhook = webhook }).Build());

        received.ShouldHaveSingleItem().Body.ShouldBe("""{"m":"out: disk full"}""");
    }

    [Fact]
    public async Task Busy_receiver_is_asked_again_with_the_same_delivery()
    {
        answers.Enqueue(HttpStatusCode.ServiceUnavailable);
        answers.Enqueue(HttpStatusCode.TooManyRequests);

        await RunAsync(3);

        received.Count.ShouldBe(3);
        received.Select(r => r.Delivery).Distinct().Count().ShouldBe(1);
        world.Notices().ShouldBe([RunnerCodes.RuleWarned.Id]);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, 2, 2)]
    [InlineData(HttpStatusCode.NotFound, 5, 1)]
    public async Task Receiver_that_does_not_take_it_is_a_notice(HttpStatusCode status, int attempts, int tries)
    {
        for (int i = 0; i < attempts; i++)
        {
            answers.Enqueue(status);
        }

        RunOutcome outcome = await RunAsync(attempts);

        outcome.ExitCode.ShouldBe(0);
        received.Count.ShouldBe(tries);
        world.Events.OfType<NoticeRaised>().Last().Message.ShouldBe($"The webhook http://hook.test/x of 'gate' was not told: it answered {(int)status}.");
    }

    [Fact]
    public async Task Webhook_without_a_url_says_that_nobody_was_told()
    {
        await RunAsync(1, "webhook");

        received.ShouldBeEmpty();
        world.Notices().ShouldBe([RunnerCodes.RuleWarned.Id, RunnerCodes.WebhookWithoutUrl.Id]);
    }

    private sealed class Receiver(WebhookTests owner) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string body = await request.Content!.ReadAsStringAsync(cancellationToken);
            owner.received.Add((request.Headers.GetValues("X-Aqueduct-Delivery").Single(), body));
            return new HttpResponseMessage(owner.answers.TryDequeue(out HttpStatusCode status) ? status : HttpStatusCode.OK);
        }
    }
}
