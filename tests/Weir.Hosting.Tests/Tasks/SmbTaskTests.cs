using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests.Tasks;

/// <summary>Against a Samba server of the test; skipped by name where it, or its client, is not installed.</summary>
public sealed class SmbTaskTests : IDisposable
{
    private const string Password = "pass w'ord";

    private readonly FlowScene scene = new();

    public void Dispose() => scene.Dispose();

    private string Flow(SmbServer server, string steps, string password = Password) =>
        $"version: 1\nflow: {{ id: f, workspace: {{ root: work, allow_paths: [.] }} }}\nresources:\n  files: {{ kind: smb, driver: smbclient, config: {{ server: 127.0.0.1, share: share, port: {server.Port}, username: root, password: \"{password}\" }}, decode: {{ config: {{ password: true }} }} }}\njobs:\n  - id: main\n    steps:\n      "
        + steps.Replace("BASE", scene.Folder.Path, StringComparison.Ordinal).ReplaceLineEndings("\n      ") + "\n";

    [Fact]
    public async Task Files_go_to_a_share_are_listed_fetched_and_removed_and_the_password_is_seen_nowhere()
    {
        Assert.SkipWhen(SmbServer.WhyNot is not null, SmbServer.WhyNot ?? "");
        using SmbServer server = SmbServer.Start(Password);
        scene.Folder.Write("send/a b.csv", "a");
        scene.Folder.Write("send/a name that is longer than the column of the list.csv", "bb");
        Directory.CreateDirectory(server.At("deep/er"));
        await File.WriteAllTextAsync(server.At("deep/er/c.csv"), "ccc", TestContext.Current.CancellationToken);
        RunOutcome outcome = await scene.RunAsync(Flow(server, """
            - { id: send, type: smb_upload_files, inputs: { resource: files, local_files: ["BASE/send/a b.csv", "BASE/send/a name that is longer than the column of the list.csv"], remote_dir: deep/new } }
            - { id: again, type: smb.upload, inputs: { resource: files, local_files: "BASE/send/a b.csv", remote_dir: '\\127.0.0.1\share\deep\new' } }
            - { id: look, type: smb_list_files, inputs: { resource: files, remote_dir: deep, pattern: "*.csv", recursive: true, min_count: 3 }, on_no_data: skip_job }
            - { id: fetch, type: smb_download_files, inputs: { resource: files, files: "{{steps.look.files}}", dest_dir: BASE/got } }
            - { id: clear, type: smb_delete_files, inputs: { resource: files, files: "{{steps.look.files}}" } }
            - { id: gone, type: smb_delete_files, inputs: { resource: files, files: "{{steps.look.files}}" } }
            """));

        outcome.Diagnostics.ShouldBeEmpty();
        scene.Read("got/new/a b.csv").ShouldBe("a");
        scene.Read("got/new/a name that is longer than the column of the list.csv").ShouldBe("bb");
        scene.Read("got/er/c.csv").ShouldBe("ccc");
        Directory.GetFiles(server.At("deep"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
        string.Concat(scene.Events.Select(RunEventJson.ToText)).ShouldNotContain("pass w");
    }

    [Theory]
    [InlineData("a;b.csv")]
    [InlineData("x\\\"; !touch evil; \\\".csv")]
    [InlineData("../up.csv")]
    public async Task Name_that_could_be_read_as_a_command_is_refused(string name)
    {
        Assert.SkipWhen(SmbServer.WhyNot is not null, SmbServer.WhyNot ?? "");
        using SmbServer server = SmbServer.Start(Password);

        RunOutcome outcome = await scene.RunAsync(Flow(server, $"- {{ id: x, type: smb.delete, inputs: {{ resource: files, files: [\"{name}\"] }} }}"));

        outcome.Error!.Message.ShouldContain("can't be handed to smbclient");
    }

    [Fact]
    public async Task Wrong_password_is_told_in_the_servers_words()
    {
        Assert.SkipWhen(SmbServer.WhyNot is not null, SmbServer.WhyNot ?? "");
        using SmbServer server = SmbServer.Start(Password);

        RunOutcome outcome = await scene.RunAsync(Flow(server, "- { id: x, type: smb.list, inputs: { resource: files, remote_dir: / } }", "other"));

        outcome.Error!.Message.ShouldContain("NT_STATUS_LOGON_FAILURE");
    }
}
