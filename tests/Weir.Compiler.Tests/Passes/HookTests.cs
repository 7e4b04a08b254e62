using Weir.Compiler.Tests.Support;
using Weir.Core.Blueprints;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Passes;

public sealed class HookTests
{
    [Fact]
    public void Values_are_resolved_and_what_is_known_only_after_the_run_stays()
    {
        Manifest manifest = Compiled.FromQuery(
            "SELECT 1",
            """
            context: { host: hooks.example.com }
            hooks: { on_failure: [{ webhook: "https://${ctx.host}/${run.id}", when_error: freshness }] }
            """).Manifest;

        MappingNode hook = (MappingNode)((SequenceNode)manifest.Hooks!["on_failure"]!).Items[0];
        ((ScalarNode)hook["webhook"]!).Text.ShouldBe("https://hooks.example.com/${run.id}");
    }

    [Fact]
    public void Wrong_hooks_are_reported_with_their_places()
    {
        Compiled.FromQuery("SELECT 1", "hooks: { on_failur: [], on_success: [{ webhook: http://x, command: y }, { webhook: { url: http://x }, when_error: a }] }").ShouldHave(
            "2:10 unknown-key Unknown key 'on_failur' in hooks. | Did you mean 'on_failure'?",
            "2:59 conflicting-keys Only one of 'blueprint', 'webhook', 'command', 'class' may be given in hook.",
            "2:103 conflicting-keys 'when_error' has a meaning in 'on_failure' only: a success has no error. | Remove it, or move the hook.");
    }

    [Fact]
    public void A_modules_webhook_is_read_in_both_spellings()
    {
        Manifest manifest = Compiled.From(
            """
            id: test
            modules:
              - { id: rows, type: Ingress, on_failure_webhook: "https://x/${failed_module}", config: { path: in.csv } }
              - { id: save, type: Egress, on_failure_webhook: { url: https://y, max_retries: 3 }, config: { path: out.csv } }
            """).Manifest;

        manifest.Find("rows")!.FailureWebhook!.Get(WebhookSpec.Url).ShouldBe("https://x/${failed_module}");
        manifest.Find("save")!.FailureWebhook!.Get(WebhookSpec.MaxRetries).ShouldBe(3);
    }
}
