using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Text;
using Weir.Runner.Hooks;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Hooks;

public sealed class BlueprintHooksTests
{
    private readonly List<(string Url, string Signature, string Body)> received = [];
    private readonly List<HookedBlueprint> ran = [];
    private readonly World world;
    private HttpStatusCode answer = HttpStatusCode.OK;

    public BlueprintHooksTests() => world = new World
    {
        Http = () => new HttpClient(new Receiver(this)),
        RunHookedBlueprint = (hooked, _) =>
        {
            ran.Add(hooked);
            return Task.FromResult(new RunOutcome(RunStatus.Success, 0, []));
        },
    };

    private int runs;

    private Task<RunOutcome> RunAsync(bool fails, params (string Key, object? Value)[] hooks)
    {
        world.Engine.Before = work => _ = fails ? throw new WeirException(FakeEngine.Error("stale rows")) : 0;
        return world.RunAsync(new ManifestBuilder().Ingress("in").Egress("out", "in", "/out/a").Build() with { Hooks = Nodes.Map(hooks) }, $"r{++runs}");
    }

    private static MappingNode Webhook(string url, params (string Key, object? Value)[] more) => Nodes.Map(("webhook", Nodes.Map([("url", url), .. more])));

    [Fact]
    public async Task A_webhook_is_told_with_a_signature_over_the_exact_body()
    {
        (await RunAsync(false, ("on_success", new[] { Webhook("http://hook.test/ok", ("secret", "k3y")) }))).ExitCode.ShouldBe(0);

        (string url, string signature, string body) = received.ShouldHaveSingleItem();
        url.ShouldBe("http://hook.test/ok");
        signature.ShouldBe("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("k3y"), Encoding.UTF8.GetBytes(body))));
        JsonElement json = JsonDocument.Parse(body).RootElement;
        json.GetProperty("event").GetString().ShouldBe("on_success");
        json.GetProperty("data").GetProperty("status").GetString().ShouldBe("success");
    }

    [Fact]
    public async Task A_payload_is_filled_and_no_value_changes_its_shape()
    {
        MappingNode payload = Nodes.Map(("text", "${blueprint.id}: ${run.status} in ${failed_module}: ${error_message} ${unknown}"), ("n", 1), ("list", new object[] { true, "${run.id}" }));

        await RunAsync(true, ("on_failure", new[] { Webhook("http://hook.test/${run.id}", ("payload", payload)) }), ("on_success", new[] { Webhook("http://hook.test/no") }));

        received.ShouldHaveSingleItem().Url.ShouldBe("http://hook.test/r1");
        received[0].Body.ShouldBe("""{"text":"test: error in out: stale rows ${unknown}","n":1,"list":[true,"r1"]}""");
    }

    [Theory]
    [InlineData("test-error", 1)]
    [InlineData("TEST0001", 1)]
    [InlineData("freshness", 0)]
    public async Task A_condition_looks_at_the_error(string type, int told)
    {
        MappingNode hook = Nodes.Map(("webhook", "http://hook.test/x"), ("when_error", new[] { type }));

        await RunAsync(true, ("on_failure", new[] { hook }));

        received.Count.ShouldBe(told);
    }

    [Fact]
    public async Task A_hook_that_fails_skips_the_rest_of_its_list_and_the_exit_code_stays()
    {
        answer = HttpStatusCode.BadRequest;

        RunOutcome outcome = await RunAsync(false, ("on_success", new[] { Webhook("http://hook.test/x"), Nodes.Map(("blueprint", "/next.yml")) }));

        outcome.ExitCode.ShouldBe(0);
        ran.ShouldBeEmpty();
        world.Events.OfType<NoticeRaised>().Single(n => n.Code == "WEIR6071").Message.ShouldBe("The hook 'blueprint hooks' failed: a webhook: it answered 400; the hooks behind it are skipped.");
    }

    [Fact]
    public async Task A_blueprint_is_run_and_never_one_that_led_to_it()
    {
        await RunAsync(false, ("on_success", new[] { Nodes.Map(("blueprint", "/next.yml")) }));
        HookedBlueprint next = ran.ShouldHaveSingleItem();
        (next.Path, string.Join(",", next.Chain)).ShouldBe(("/next.yml", "/test.yml"));

        await RunAsync(false, ("on_success", new[] { Nodes.Map(("blueprint", "/test.yml")) }));
        ran.Count.ShouldBe(1);
        world.Events.OfType<NoticeRaised>().Last().Message.ShouldContain("its hooks lead back to it");
    }

    [Theory]
    [InlineData(false, "commands are only run where the project says")]
    [InlineData(true, null)]
    public async Task A_command_runs_only_behind_the_danger_flag(bool allowed, string? problem)
    {
        string file = Path.Combine(Path.GetTempPath(), $"weir-hook-{Guid.NewGuid():n}");
        World dangerous = new() { AllowCommandHooks = allowed };
        MappingNode hook = Nodes.Map(("command", $"sh -c 'printf \"%s\" \"$0\" > {file}' \"${{run.id}} $(x)\""));

        await dangerous.RunAsync(new ManifestBuilder().Ingress("in").Build() with { Hooks = Nodes.Map(("on_success", new[] { hook })) });

        (File.Exists(file) ? await File.ReadAllTextAsync(file) : null).ShouldBe(allowed ? "r1 $(x)" : null);
        File.Delete(file);
        if (problem is not null)
        {
            dangerous.Events.OfType<NoticeRaised>().Single(n => n.Code == "WEIR6071").Message.ShouldContain(problem);
        }
    }

    [Fact]
    public async Task A_command_that_fails_is_told_with_its_first_line()
    {
        World dangerous = new() { AllowCommandHooks = true };
        MappingNode hook = Nodes.Map(("command", new object[] { "sh", "-c", "echo first >&2; echo second >&2; exit 3" }));

        await dangerous.RunAsync(new ManifestBuilder().Ingress("in").Build() with { Hooks = Nodes.Map(("on_success", new[] { hook })) });

        dangerous.Events.OfType<NoticeRaised>().Single(n => n.Code == "WEIR6071").Message.ShouldContain("a command: 'sh' ended with 3: first;");
    }

    [Theory]
    [InlineData("a  b\tc", "a|b|c")]
    [InlineData("a 'b c' \"d \\\"e\\\" $x\" f\\ g", "a|b c|d \"e\" $x|f g")]
    [InlineData("''", "")]
    [InlineData("a;b && c", "a;b|&&|c")]
    public void A_command_is_split_as_a_shell_does_and_never_given_to_one(string text, string words) => string.Join("|", ShellWords.Split(text)).ShouldBe(words);

    [Fact]
    public void A_quote_that_is_not_closed_is_an_error() => Should.Throw<FormatException>(() => ShellWords.Split("a 'b")).Message.ShouldBe("The quote ' at position 3 is not closed.");

    private sealed class Receiver(BlueprintHooksTests test) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string signature = request.Headers.TryGetValues("X-Aqueduct-Signature", out IEnumerable<string>? values) ? values.Single() : "";
            test.received.Add((request.RequestUri!.ToString(), signature, await request.Content!.ReadAsStringAsync(cancellationToken)));
            return new HttpResponseMessage(test.answer);
        }
    }
}
