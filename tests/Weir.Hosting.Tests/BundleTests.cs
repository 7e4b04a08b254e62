using System.IO.Compression;
using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests;

/// <summary>Bundles from every source that this machine can be; cases 21 and 24 of the guide's page on coming from AetherFlow are here.</summary>
public sealed class BundleTests : IDisposable
{
    private const string Flow = "version: 1\nflow: { id: b, workspace: { root: work } }\nresources: { r: { kind: rest, driver: x, profile: p } }\njobs:\n  - { id: a, steps: [{ id: say, type: process.run, inputs: { command: [cat, \"{{flow_dir}}/text.txt\"], log: { stdout: capture } } }] }\n";

    private readonly TemporaryFolder folder = new();
    private readonly List<RunEvent> events = [];

    public BundleTests()
    {
        folder.Write("source/flows/flow.yml", Flow);
        folder.Write("source/flows/text.txt", "one");
        folder.Write("source/profiles.json", "{\"p\": {}}");
    }

    public void Dispose() => folder.Dispose();

    private string Home => folder.At(".weir/bundles/b");

    private void Manifest(string source, string more = "") =>
        folder.Write("bundle.yml", $"version: 1\nbundle:\n  id: b\n  source: {{ {source} }}\n  layout: {{ flows_dir: flows, profiles_file: profiles.json }}\n  entry_flow: flow.yml\n{more}");

    private Compiled Compile() => new WeirHost(folder.Environment(("PATH", Environment.GetEnvironmentVariable("PATH")!))).Compile(new CompileRequest { Path = "bundle.yml" });

    private async Task<string> SaidAsync(RunOptions? options = null)
    {
        events.Clear();
        Compiled compiled = Compile();
        compiled.Diagnostics.Where(d => d.Severity == Core.Diagnostics.Severity.Error).ShouldBeEmpty();
        WeirHost host = new(folder.Environment(("PATH", Environment.GetEnvironmentVariable("PATH")!)));
        (await host.RunAsync(compiled, options ?? new RunOptions(), new Recorder(events), default)).ExitCode.ShouldBe(ExitCodes.Done);
        return events.OfType<TaskLogged>().Last().Message;
    }

    [Fact]
    public async Task Case_24_what_did_not_change_is_not_fetched_and_each_state_keeps_its_folder()
    {
        Manifest("type: filesystem, base_path: source");
        (await SaidAsync()).ShouldBe("one");
        DateTime before = File.GetLastWriteTimeUtc(Path.Combine(Home, "latest.json"));

        (await SaidAsync()).ShouldBe("one");
        File.GetLastWriteTimeUtc(Path.Combine(Home, "latest.json")).ShouldBe(before);
        string kept = Directory.GetDirectories(Path.Combine(Home, "versions")).ShouldHaveSingleItem();
        folder.Write("source/flows/text.txt", "another");

        (await SaidAsync()).ShouldBe("another");
        Directory.GetFiles(Path.Combine(Home, "cache")).Length.ShouldBe(4);
        File.ReadAllText(Path.Combine(kept, "flows/text.txt")).ShouldBe("one");
    }

    [Fact]
    public async Task Strict_fingerprint_sees_a_change_of_the_same_size_and_time()
    {
        Manifest("type: filesystem, base_path: source, strict_fingerprint: true");
        await SaidAsync();
        DateTime time = File.GetLastWriteTimeUtc(folder.At("source/flows/text.txt"));
        folder.Write("source/flows/text.txt", "two");
        File.SetLastWriteTimeUtc(folder.At("source/flows/text.txt"), time);

        (await SaidAsync()).ShouldBe("two");
    }

    [Fact]
    public async Task Resumed_run_keeps_the_files_that_it_began_with()
    {
        folder.Write("source/flows/flow.yml", $"version: 1\nflow: {{ id: b, workspace: {{ root: work }} }}\njobs:\n  - {{ id: a, steps: [{{ id: wait, type: process.run, inputs: {{ command: [test, -e, {folder.At("ready")}] }} }}, {{ id: say, type: process.run, inputs: {{ command: [cat, \"{{{{flow_dir}}}}/text.txt\"], log: {{ stdout: capture }} }} }}] }}\n");
        Manifest("type: filesystem, base_path: source");
        WeirHost host = new(folder.Environment(("PATH", Environment.GetEnvironmentVariable("PATH")!)));
        (await host.RunAsync(host.Compile(new CompileRequest { Path = "bundle.yml" }), new RunOptions(), new Recorder(events), default)).ExitCode.ShouldBe(ExitCodes.RunTime);
        folder.Write("ready", "");
        folder.Write("source/flows/text.txt", "later");

        (await SaidAsync(new RunOptions { Resume = true })).ShouldBe("one");
    }

    [Fact]
    public async Task Archive_is_a_bundle_also_from_the_web_and_a_lost_source_may_be_stale()
    {
        ZipFile.CreateFromDirectory(folder.At("source"), folder.At("b.zip"));
        Manifest("type: zip, base_path: b.zip", "allow_stale: true\n");
        (await SaidAsync()).ShouldBe("one");
        File.Delete(folder.At("b.zip"));

        (await SaidAsync()).ShouldBe("one");
        Compile().Diagnostics.ShouldContain(d => d.Code.Slug == "stale-bundle");
        Manifest("type: zip, base_path: b.zip");
        Compile().Diagnostics.ShouldHaveSingleItem().Code.Slug.ShouldBe("bundle-unreachable");
    }

    [Theory]
    [InlineData("../evil.txt", "")]
    [InlineData("/abs.txt", "")]
    [InlineData("flows/../../x", "")]
    [InlineData("a\\\\b", "")]
    [InlineData("fine.txt", ", max_files: 3")]
    [InlineData("fine.txt", ", max_bytes: 10")]
    public void Case_21_bundle_that_leads_outside_or_is_too_large_is_refused_whole(string name, string limit)
    {
        ZipFile.CreateFromDirectory(folder.At("source"), folder.At("b.zip"));
        using (ZipArchive zip = ZipFile.Open(folder.At("b.zip"), ZipArchiveMode.Update))
        {
            zip.CreateEntry(name.Replace("\\\\", "\\", StringComparison.Ordinal));
        }

        Manifest($"type: zip, base_path: b.zip{limit}", "allow_stale: true\n");

        Compile().Diagnostics.ShouldHaveSingleItem().Code.Slug.ShouldBe("unsafe-bundle");
        Directory.Exists(Path.Combine(Home, "versions")).ShouldBeFalse();
        File.Exists(folder.At("evil.txt")).ShouldBeFalse();
    }

    [Fact]
    public async Task Table_of_a_database_is_a_bundle_and_its_checksums_are_held_to()
    {
        string Sum(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        string wide = Flow.Replace("'", "''", StringComparison.Ordinal);
        folder.Write("fill.yml", $"version: 1\nflow: {{ id: fill, workspace: {{ root: work, allow_paths: [.] }} }}\njobs:\n  - {{ id: a, steps: [{{ id: s, type: sql.execute, inputs: {{ format: sqlite, database: a.db, script: \"{{{{flow_dir}}}}/fill.sql\" }} }}] }}\n");
        folder.Write("fill.sql", $"CREATE TABLE assets (bundle TEXT, path TEXT, sha256 TEXT, size INTEGER, data BLOB); INSERT INTO assets VALUES ('b', 'flows/flow.yml', '{Sum(Flow)}', 9, '{wide}'), ('b', 'flows/text.txt', '{Sum("from a table")}', 9, CAST('from a table' AS BLOB)), ('b', 'profiles.json', '{Sum("{\"p\": {}}")}', 9, '{{\"p\": {{}}}}')");
        WeirHost host = new(folder.Environment());
        (await host.RunAsync(host.Compile(new CompileRequest { Path = "fill.yml" }), new RunOptions(), new Recorder(events), default)).ExitCode.ShouldBe(ExitCodes.Done);
        Manifest("type: db, resource: shop", "resources: { shop: { kind: db, driver: sqlite3, config: { path: a.db } } }\n");

        (await SaidAsync()).ShouldBe("from a table");
    }

    [Fact]
    public async Task Folder_of_an_SFTP_server_is_a_bundle()
    {
        Assert.SkipWhen(SshServer.WhyNot is not null, SshServer.WhyNot ?? "");
        using SshServer server = SshServer.Start();
        Manifest($"type: sftp, resource: files, base_path: {folder.Path}, bundle: source", $"resources: {{ files: {{ kind: sftp, driver: paramiko, config: {{ host: 127.0.0.1, port: {server.Port}, user: {Environment.UserName}, pkey_path: {server.Key}, known_hosts: {server.KnownHosts} }} }} }}\n");

        (await SaidAsync()).ShouldBe("one");
        folder.Write("source/flows/text.txt", "longer");
        (await SaidAsync()).ShouldBe("longer");
    }

    [Fact]
    public async Task Web_server_is_a_bundle()
    {
        using FakeServer server = new(request => request.Path.StartsWith("/list", StringComparison.Ordinal)
            ? (200, "{\"files\": [{\"path\": \"flows/flow.yml\", \"size\": 1, \"mtime\": 1}, {\"path\": \"flows/text.txt\", \"size\": 1, \"mtime\": 1}, {\"path\": \"profiles.json\", \"size\": 1, \"mtime\": 1}]}")
            : (200, request.Path.Contains("text.txt", StringComparison.Ordinal) ? "from the web" : request.Path.Contains("profiles", StringComparison.Ordinal) ? "{\"p\": {}}" : Flow));
        Manifest("type: rest, resource: web", $"resources: {{ web: {{ kind: rest, driver: httpx, config: {{ base_url: \"{server.Address}\" }} }} }}\n");

        (await SaidAsync()).ShouldBe("from the web");
        (await SaidAsync()).ShouldBe("from the web");
        server.Requests.Count.ShouldBe(5);
    }
}
