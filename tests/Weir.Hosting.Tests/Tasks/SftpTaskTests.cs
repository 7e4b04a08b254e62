using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests.Tasks;

public sealed class SftpTaskTests : IDisposable
{
    private readonly FlowScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Files_go_to_a_server_are_listed_fetched_and_removed()
    {
        Assert.SkipWhen(SshServer.WhyNot is not null, SshServer.WhyNot ?? "");
        using SshServer server = SshServer.Start();
        scene.Folder.Write("send/a.csv", "a");
        scene.Folder.Write("send/b.csv", "bb");
        RunOutcome outcome = await scene.RunAsync(Flow(server, $"known_hosts: {server.KnownHosts}", """
            - { id: send, type: sftp_upload_files, inputs: { resource: files, items: [BASE/send/a.csv, { file: BASE/send/b.csv, remote_name: c.csv }], remote_dir: BASE/remote/new } }
            - { id: look, type: sftp_list_files, inputs: { resource: files, remote_dir: BASE/remote, pattern: "*.csv", recursive: true, min_count: 2 }, on_no_data: skip_job }
            - { id: fetch, type: sftp_download_files, inputs: { resource: files, files: "{{steps.look.files}}", dest_dir: BASE/got } }
            - { id: clear, type: sftp_delete_files, inputs: { resource: files, files: "{{steps.look.files}}" } }
            """));

        outcome.Diagnostics.ShouldBeEmpty();
        scene.Read("got/new/a.csv").ShouldBe("a");
        scene.Read("got/new/c.csv").ShouldBe("bb");
        Directory.GetFiles(scene.Folder.At("remote/new")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Server_with_a_key_that_is_not_trusted_gets_no_login()
    {
        Assert.SkipWhen(SshServer.WhyNot is not null, SshServer.WhyNot ?? "");
        using SshServer server = SshServer.Start();

        RunOutcome outcome = await scene.RunAsync(Flow(server, "host_key: SHA256:AAAA", "- { id: look, type: sftp.list, inputs: { resource: files, remote_dir: / } }"));

        outcome.Diagnostics[0].Code.Slug.ShouldBe("host-key");
        outcome.Diagnostics[0].Message.ShouldContain("127.0.0.1 shows the key SHA256:");
    }

    [Fact]
    public async Task Name_that_leads_out_of_the_folder_is_refused_before_anything_is_fetched()
    {
        RunOutcome outcome = await scene.RunAsync("""
            aqueduct: "1.0"
            id: p
            modules:
              - { id: a, type: Task, uses: sftp.download, config: { connection: { host: 127.0.0.1, port: 1, user: u }, files: [{ path: /x, rel_path: ../../x }], dest_dir: got } }
            """);

        outcome.Diagnostics[0].Code.Slug.ShouldBe("remote-path");
    }

    private string Flow(SshServer server, string trust, string steps) => $"version: 1\nflow: {{ id: f, workspace: {{ root: work, allow_paths: [.] }} }}\nresources:\n  files: {{ kind: sftp, driver: paramiko, config: {{ host: 127.0.0.1, port: {server.Port}, user: {Environment.UserName}, pkey_path: {server.Key}, {trust} }} }}\njobs:\n  - id: main\n    steps:\n      "
        + steps.Replace("BASE", scene.Folder.Path, StringComparison.Ordinal).ReplaceLineEndings("\n      ") + "\n";
}
