using System.Text.Json;
using Weir.Cli.Tests.Support;

namespace Weir.Cli.Tests.Commands;

public sealed class ValidateCommandTests
{
    [Fact]
    public async Task A_good_file_is_named_with_its_facts_and_code_0()
    {
        CliRun run = await CliRun.Of("validate", "good.yml");

        run.ShouldBe(new CliRun(0, "✓ good.yml  orders · 3 modules · 2 edges · duckdb\n", ""));
    }

    [Fact]
    public async Task All_findings_of_all_files_are_shown_and_one_bad_file_makes_code_1()
    {
        CliRun run = await CliRun.Of("validate", "good.yml", "bad.yml", "warned.yml");

        run.Code.ShouldBe(1);
        run.Error.ShouldBe("");
        Golden.Check("validate/three-files.txt", run.Out);
    }

    [Fact]
    public async Task The_json_holds_every_file_with_its_findings()
    {
        CliRun run = await CliRun.Of("validate", "good.yml", "bad.yml", "--format", "json");

        run.Code.ShouldBe(1);
        JsonElement json = JsonDocument.Parse(run.Out).RootElement;
        json.GetProperty("schema_version").GetString().ShouldBe("1.0");
        json.GetProperty("summary").GetProperty("invalid").GetInt32().ShouldBe(1);
        json.GetProperty("summary").GetProperty("passed").GetBoolean().ShouldBeFalse();
        json.GetProperty("files")[0].GetProperty("fingerprint").GetString().ShouldBe("0123456789abcdef");
        json.GetProperty("files")[1].GetProperty("diagnostics").GetArrayLength().ShouldBe(2);
        json.GetProperty("files")[1].GetProperty("diagnostics")[0].GetProperty("line").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Options_reach_the_compiler()
    {
        FakeHost host = new();

        CliRun run = await CliRun.On(
            host, "validate", "good.yml", "-p", "prod", "--ctx", "a.b=1", "-s", "name=x", "-s", "modules.save.config.options:={}", "-e", "TOKEN=t",
            "--env-file", "e.env", "--execution-date", "2024-02-29", "--strict", "--store-dir", "/s");

        run.Code.ShouldBe(0);
        Hosting.CompileRequest request = host.Requests.Single();
        request.Profile.ShouldBe("prod");
        request.Context.ShouldBe(new Dictionary<string, string> { ["a.b"] = "1" });
        request.Settings.ShouldBe(["name=x", "modules.save.config.options:={}"]);
        request.Project.Variables.ShouldBe(new Dictionary<string, string> { ["TOKEN"] = "t" });
        request.Project.EnvFile.ShouldBe("e.env");
        request.Project.StoreDirectory.ShouldBe("/s");
        request.ExecutionDate.ShouldBe(new DateOnly(2024, 2, 29));
        request.Strict.ShouldBeTrue();
    }

    [Theory]
    [InlineData("--execution-date takes a day such as 2024-02-29, not '29.2.2024'.", "--execution-date", "29.2.2024")]
    [InlineData("--set takes PATH=VALUE or PATH:=JSON, not 'name'.", "--set", "name")]
    [InlineData("--ctx takes KEY=VALUE, not 'day'.", "--ctx", "day")]
    public async Task A_value_that_does_not_read_is_wrong_usage(string message, params string[] words)
    {
        CliRun run = await CliRun.Of(["validate", "good.yml", .. words]);

        run.ShouldBe(new CliRun(5, "", $"usage error: {message}\n"));
    }
}
