using Weir.Compiler.Tests.Support;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Passes;

public sealed class SettingTests
{
    private const string Yaml = """
        id: test
        context: { region: EU, limits: { low: 1 } }
        macros: { m: a }
        modules:
          - { id: rows, type: Ingress, config: { path: in.csv } }
          - { id: clean.up, type: Channel, config: { op: filter, condition: "x = '${ctx.region}' AND ${ctx.limits.low} AND {{ macros.m }}" } }
          - { id: save, type: Egress, config: { path: out.csv } }
        """;

    private static Compiled Compile(params string[] settings) => Compiled.From(Yaml, o => o with { Settings = [.. settings.Select(s => Setting.Parse(s)!)] });

    [Fact]
    public void Values_are_put_where_the_path_says()
    {
        Compiled compiled = Compile("context.region=US", "context.limits.low=2", "macros.m=b", "modules.save.config.path=o/${ctx.region}.csv", "modules.save.enabled=true", "name=New name");

        compiled.Value("clean.up", "condition").Text.ShouldBe("x = 'US' AND 2 AND b");
        compiled.Value("save", "path").Text.ShouldBe("/project/o/US.csv");
        compiled.Manifest.Name.ShouldBe("New name");
    }

    [Fact]
    public void Ids_with_dots_new_keys_and_json_values_work()
    {
        Compiled compiled = Compile("modules.clean.up.config.condition=y > 1", "modules.save.config.options:={\"header\": true, \"sep\": \";\"}", "engine.duckdb.threads=4", "retry_policy.max_attempts=3");

        compiled.Value("clean.up", "condition").Text.ShouldBe("y > 1");
        compiled.Value("clean.up", "condition").Origin.ShouldBe(ValueOrigin.CommandLine);
        ((ScalarNode)((MappingNode)compiled.Manifest.Find("save")!.Config.Node["options"]!)["sep"]!).Text.ShouldBe(";");
        ((ScalarNode)((MappingNode)compiled.Manifest.EngineSettings["duckdb"]!)["threads"]!).Text.ShouldBe("4");
        compiled.Manifest.Retry.MaxAttempts.ShouldBe(3);
    }

    [Theory]
    [InlineData("contxt.a=1", "--set:1:1 unknown-setting 'contxt.a' names no place in the Blueprint. | Did you mean 'context'?")]
    [InlineData("modules.sav.config.path=x", "--set:1:1 unknown-setting 'modules.sav.config.path' names the module 'sav', which is not there. | Did you mean 'save'?")]
    [InlineData("modules.save.confg=x", "--set:1:1 unknown-setting 'modules.save.confg' names no place in the module. | Did you mean 'config'?")]
    [InlineData("modules.save.config.path=${NOPE}", "--set:1:26 unset-variable The environment variable 'NOPE' is not set. | Set it, or give a default: '${NOPE:-default}'.")]
    [InlineData("modules.save.config.mode=ovrwrite", "--set:1:26 invalid-value 'mode' can't be 'ovrwrite'. | Did you mean 'overwrite'?")]
    public void Wrong_settings_are_reported_in_the_argument(string setting, string finding)
    {
        Compile(setting).ShouldHave(finding);
    }

    [Fact]
    public void Broken_json_is_reported()
    {
        Compile("modules.save.config.options:={").Findings.ShouldHaveSingleItem().ShouldStartWith("--set:1:1 unknown-setting The value of 'modules.save.config.options' is not JSON:");
    }

    [Theory]
    [InlineData("=x")]
    [InlineData("x")]
    [InlineData(":=x")]
    public void Argument_without_a_path_is_no_setting(string argument)
    {
        Setting.Parse(argument).ShouldBeNull();
    }
}
