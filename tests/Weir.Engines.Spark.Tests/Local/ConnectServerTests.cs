using System.Diagnostics;
using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Engines.Spark.Local;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Local;

/// <summary>A Spark of this machine is started for a session and ends with it.</summary>
[Collection(AloneCollection.Name)]
public sealed class ConnectServerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-spark-home-").FullName;
    private readonly string? before = Environment.GetEnvironmentVariable(ConnectServer.HomeVariable);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(ConnectServer.HomeVariable, before);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Without_a_distribution_the_error_names_both_ways()
    {
        Environment.SetEnvironmentVariable(ConnectServer.HomeVariable, null);
        Diagnostic refused = await RefusedAsync(("master", "local[*]"));
        refused.Code.ShouldBe(EngineCodes.EngineUnavailable);
        refused.Message.ShouldContain("SPARK_HOME");
        refused.Hint!.ShouldContain("Set SPARK_HOME");
        refused.Hint!.ShouldContain("sc://host:15002");
    }

    [Theory]
    [InlineData("", "'' is no master")]
    [InlineData("locale", "'locale' is no master")]
    [InlineData("local[]", "'local[]' is no master")]
    [InlineData("spark://", "'spark://' is no master")]
    public async Task A_master_has_one_of_Sparks_forms(string master, string message)
    {
        Environment.SetEnvironmentVariable(ConnectServer.HomeVariable, folder);
        (await RefusedAsync(("master", master))).Message.ShouldContain(message);
    }

    [Fact]
    public async Task A_folder_that_is_no_distribution_is_refused()
    {
        Environment.SetEnvironmentVariable(ConnectServer.HomeVariable, folder);
        (await RefusedAsync(("master", "yarn"))).Message.ShouldContain("bin/spark-submit");
    }

    [Fact]
    public async Task An_address_and_a_master_exclude_each_other() =>
        (await RefusedAsync(("master", "local"), ("url", "sc://localhost"))).Message.ShouldContain("only one");

    [Fact]
    public async Task A_server_that_does_not_start_says_why()
    {
        Submit("echo 'Exception: no room for a driver' >&2; exit 3");
        Diagnostic refused = await RefusedAsync(("master", "spark://nowhere:7077"));
        refused.Message.ShouldContain("code 3");
        refused.Message.ShouldContain("no room for a driver");
    }

    [Fact]
    public async Task What_was_started_ends_when_the_pipe_from_its_starter_breaks()
    {
        string program = Submit("echo $$ >\"$(dirname \"$0\")/pipe\"; exec sleep 1000");
        string pipe = Path.Combine(folder, "bin", "pipe");
        using (Process make = Process.Start("mkfifo", pipe))
        {
            await make.WaitForExitAsync();
        }

        ServerStart start = new(folder, "local", 1, "t", new Dictionary<string, string>());
        using Process guard = Process.Start(start.Info(program, folder, Path.Combine(folder, "log")))!;
        int child = int.Parse(await File.ReadAllTextAsync(pipe), CultureInfo.InvariantCulture);
        Directory.Exists($"/proc/{child}").ShouldBeTrue();

        guard.StandardInput.Close();

        await guard.WaitForExitAsync();
        Directory.Exists($"/proc/{child}").ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_has_a_Spark_of_its_own()
    {
        Submit(DistributionScript());
        string warehouse;
        await using (SparkSession session = await OpenAsync(("master", "local[2]")))
        {
            Relation numbers = await session.Workspace.DefineAsync("numbers", new SqlComposer().Add("SELECT id FROM range(3)"), default);
            (await session.PeekAsync(numbers, [], 10, default)).Count.ShouldBe(3);
            (await session.Workspace.Client.SettingAsync("spark.master", default)).ShouldBe("local[2]");
            warehouse = (await session.Workspace.Client.SettingAsync("spark.sql.warehouse.dir", default))!.Replace("file:", "", StringComparison.Ordinal);
            Directory.Exists(Path.GetDirectoryName(warehouse)).ShouldBeTrue();
        }

        Directory.Exists(Path.GetDirectoryName(warehouse)).ShouldBeFalse();
    }

    /// <summary>What a distribution's program does, on the jars of the tests' server.</summary>
    private static string DistributionScript()
    {
        Assert.SkipWhen(SparkInstallation.Find().Folder is null, SparkInstallation.Missing);
        string cache = Environment.GetEnvironmentVariable("WEIR_SERVERS_CACHE") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "weir-servers");
        string? home = Directory.Exists(cache) ? Directory.EnumerateDirectories(cache).FirstOrDefault(one => File.Exists(Path.Combine(one, ".complete"))) : null;
        Assert.SkipWhen(home is null, $"{SparkInstallation.Missing}: not unpacked");
        return $$"""
            settings=()
            while [ $# -gt 0 ]; do
                case $1 in
                    --conf) settings+=("-D$2"); shift 2 ;;
                    --master) settings+=("-Dspark.master=$2"); shift 2 ;;
                    --name) settings+=("-Dspark.app.name=$2"); shift 2 ;;
                    --class) class=$2; shift 2 ;;
                    *) shift ;;
                esac
            done
            exec java -Xmx1g -Xss4m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC @"{{home}}/conf/java-modules.txt" -Dspark.driver.host=127.0.0.1 -Dspark.driver.bindAddress=127.0.0.1 "${settings[@]}" -cp "{{home}}/jars/*" "$class"
            """;
    }

    private string Submit(string script)
    {
        string program = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName, "spark-submit");
        File.WriteAllText(program, "#!/usr/bin/env bash\n" + script + "\n");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Spark's own programs are for bash");
#pragma warning disable CA1416 // Not reached on Windows.
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#pragma warning restore CA1416
        Environment.SetEnvironmentVariable(ConnectServer.HomeVariable, folder);
        return program;
    }

    private async Task<Diagnostic> RefusedAsync(params (string Key, string Value)[] settings) => (await Should.ThrowAsync<WeirException>(() => OpenAsync(settings))).Diagnostic;

    private async Task<SparkSession> OpenAsync(params (string Key, string Value)[] settings) => (SparkSession)await new SparkEngine().OpenAsync(
        new EngineSessionOptions
        {
            Settings = new MappingNode([.. settings.Select(setting => new MappingEntry(Scalar(setting.Key), Scalar(setting.Value)))], SourceSpan.None),
            BaseDirectory = folder,
            RunStartedAt = DateTimeOffset.UnixEpoch,
            Redactor = new SecretRedactor(),
        },
        default);

    private static ScalarNode Scalar(string text) => new(text, ScalarKind.Text, SourceSpan.None);
}
