using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests.Tasks;

public sealed class MailTests : IDisposable
{
    private readonly FlowScene scene = new();
    private readonly MailReceiver server = new();

    public MailTests()
    {
        scene.Variables["MAIL"] = "pass word";
        scene.Folder.Write("server.pem", server.Certificate);
        scene.Folder.Write("report.csv", "id\n1\n");
    }

    public void Dispose()
    {
        server.Dispose();
        scene.Dispose();
    }

    private static string Flow(int port, string config, string type = "smtp.send") => $$$"""
        version: 1
        flow: { id: f, workspace: { root: work } }
        resources:
          post: { kind: mail, driver: smtp, config: { host: localhost, port: {{{port}}}, username: weir, password: "{{env.MAIL}}", from_addr: weir@example.com, {{{config}}} }, decode: { config: { password: true } } }
        jobs:
          - id: a
            steps:
              - id: tell
                type: {{{type}}}
                inputs: { resource: post, to: "ops@example.com, Ann <ann@example.com>", bcc: boss@example.com, subject: "Größe\nX-Evil: 1", body: "<b>done</b>", html: true, text: done, attachments: ["{{flow_dir}}/report.csv"] }
        """;

    [Fact]
    public async Task Mail_goes_over_STARTTLS_with_its_attachment_and_the_password_is_seen_nowhere()
    {
        RunOutcome outcome = await scene.RunAsync(Flow(server.Port, "starttls: true, ca_file: server.pem"), runId: "r1");

        outcome.Diagnostics.ShouldBeEmpty();
        server.Said.ShouldContain("STARTTLS");
        server.Said.Where(s => s.StartsWith("RCPT", StringComparison.Ordinal)).Count().ShouldBe(3);
        string mail = server.Mails.ShouldHaveSingleItem();
        mail.ShouldContain("Message-Id: <r1.a.tell@weir>");
        mail.ShouldContain("filename=report.csv");
        mail.ShouldContain("To: ops@example.com, Ann <ann@example.com>");
        mail.ShouldNotContain("boss@example.com");
        mail.Split('\n').ShouldNotContain(line => line.StartsWith("X-Evil", StringComparison.Ordinal));
        string.Concat(scene.Events.Select(e => RunEventJson.ToText(e))).ShouldNotContain("pass word");
    }

    [Theory]
    [InlineData("starttls: true", "did not take the mail")] // the certificate is nobody's
    [InlineData("starttls: true, ca_file: server.pem, username: other", "did not take the mail")]
    public async Task Server_that_is_not_known_or_refuses_is_a_failure(string config, string message)
    {
        RunOutcome outcome = await scene.RunAsync(Flow(server.Port, config).Replace(config.Contains("username", StringComparison.Ordinal) ? "username: weir, " : "no such text", "", StringComparison.Ordinal), runId: "r1");

        outcome.Error!.Message.ShouldContain(message);
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Server_that_offers_no_encryption_gets_no_password_when_it_is_asked_for()
    {
        using MailReceiver plain = new(offersTls: false);

        RunOutcome outcome = await scene.RunAsync(Flow(plain.Port, "starttls: true, ca_file: server.pem", "mail_send"));

        outcome.Error!.Message.ShouldContain("did not take the mail");
        plain.Said.ShouldNotContain(s => s.StartsWith("AUTH", StringComparison.Ordinal));
    }
}
