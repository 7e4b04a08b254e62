using System.Text;
using System.Text.Json;
using Weir.Compiler.Manifests;
using Weir.Compiler.Tests.Support;
using Weir.Core.Manifests;

namespace Weir.Compiler.Tests.Manifests;

public sealed class ManifestTests
{
    private const string Yaml = """
        id: test
        name: A test
        context: { low: 5, pw: "@aq.secret('PW')" }
        macros: { m: "1 + 1" }
        modules:
          - { id: rows, type: Ingress, config: { path: "in_${DAY:-1}.csv", options: { header: true } } }
          - { id: query, type: Channel, config: { query: "SELECT '${ctx.pw}', ${ctx.low}, '@aq.run.id()', {{ macros.m }}" } }
          - { id: save, type: Egress, depends_on: [rows], config: { path: out.csv } }
        """;

    private static Compiled Compile(string yaml = Yaml, Func<CompileOptions, CompileOptions>? with = null, string folder = "/project") =>
        Compiled.From(yaml, o => (with ?? (x => x))(o with { Environment = new Dictionary<string, string> { ["PW"] = "hunter2" } }), folder);

    private static JsonElement Json(Action<Manifest, Utf8JsonWriter> write, Manifest manifest)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            write(manifest, writer);
        }

        string text = Encoding.UTF8.GetString(stream.ToArray());
        text.ShouldNotContain("hunter2");
        return JsonDocument.Parse(text).RootElement;
    }

    [Fact]
    public void Json_has_the_manifests_parts_and_no_secret()
    {
        JsonElement json = Json(ManifestJson.Write, Compile().Manifest);

        json.EnumerateObject().Select(p => p.Name).ShouldBe(
            ["blueprint_id", "name", "description", "aqueduct_version", "dialect", "source_path", "base_dir", "fingerprint", "engine", "context", "modules", "edges", "engine_config", "retry_policy", "macros", "checkpoint", "provenance_map"]);
        JsonElement query = json.GetProperty("modules")[1];
        query.GetProperty("type").GetString().ShouldBe("Channel");
        query.GetProperty("config").GetProperty("query").GetString().ShouldBe("SELECT '[REDACTED]', 5, 'run-1', 1 + 1");
        json.GetProperty("modules")[0].GetProperty("config").GetProperty("options").GetProperty("header").GetBoolean().ShouldBeTrue();
        json.GetProperty("context").GetProperty("pw").GetString().ShouldBe("[REDACTED]");
        json.GetProperty("edges")[0].GetProperty("injected").GetBoolean().ShouldBeTrue();
        json.GetProperty("modules")[2].GetProperty("depends_on")[0].GetString().ShouldBe("rows");
    }

    [Fact]
    public void Provenance_names_value_source_expression_and_place()
    {
        JsonElement json = Json(ProvenanceJson.Write, Compile().Manifest);

        JsonElement path = json.GetProperty("rows").GetProperty("config.path");
        path.GetProperty("value").GetString().ShouldBe("/project/in_1.csv");
        path.GetProperty("source_type").GetString().ShouldBe("env_ref");
        path.GetProperty("expression").GetString().ShouldBe("in_${DAY:-1}.csv");
        path.GetProperty("location").GetString().ShouldBe("blueprint.yml:6:48");
        json.GetProperty("rows").GetProperty("config.options.header").GetProperty("source_type").GetString().ShouldBe("literal");
        json.GetProperty("rows").TryGetProperty("config.format", out _).ShouldBeFalse("the format was inferred, nobody wrote it");
        json.GetProperty("query").GetProperty("config.query").GetProperty("source_type").GetString().ShouldBe("context_ref");
    }

    [Fact]
    public void Fingerprint_is_the_same_for_another_run_time_place_and_secret()
    {
        string fingerprint = Compile().Manifest.Fingerprint;

        Compile(with: o => o with { RunId = "run-2" }).Manifest.Fingerprint.ShouldBe(fingerprint);
        Compile(folder: "/elsewhere").Manifest.Fingerprint.ShouldBe(fingerprint);
        Compile(with: o => o with { Environment = new Dictionary<string, string> { ["PW"] = "hunter2x" } }).Manifest.Fingerprint.ShouldBe(fingerprint);
        Compile("# a comment\n\n" + Yaml.Replace("{ id: query,", "{   id: query,", StringComparison.Ordinal)).Manifest.Fingerprint.ShouldBe(fingerprint);
        Compile(Yaml.Replace("path: \"in_${DAY:-1}.csv\", options: { header: true }", "options: { header: true }, path: \"in_1.csv\"", StringComparison.Ordinal)).Manifest.Fingerprint.ShouldBe(fingerprint);
    }

    [Theory]
    [InlineData("${ctx.low}", "${ctx.low} + 1")]
    [InlineData("low: 5", "low: 6")]
    [InlineData("1 + 1", "1 + 2")]
    [InlineData("out.csv", "out2.csv")]
    [InlineData("depends_on: [rows], ", "")]
    [InlineData("${DAY:-1}", "${DAY:-2}")]
    [InlineData("'@aq.run.id()'", "'@aq.date.today()'")]
    [InlineData("id: test", "id: test2")]
    public void Fingerprint_differs_when_something_else_is_done(string from, string to)
    {
        Compile(Yaml.Replace(from, to, StringComparison.Ordinal)).Manifest.Fingerprint.ShouldNotBe(Compile().Manifest.Fingerprint);
    }

    [Fact]
    public void Fingerprint_follows_the_day_that_a_blueprint_names()
    {
        string yaml = Yaml.Replace("'@aq.run.id()'", "'@aq.date.today()'", StringComparison.Ordinal);

        Compile(yaml, o => o with { ExecutionDate = new DateOnly(2024, 1, 1) }).Manifest.Fingerprint.ShouldNotBe(Compile(yaml).Manifest.Fingerprint);
    }

    [Fact]
    public void Codes_are_unique_and_explained()
    {
        CompilerCodes.All.Select(c => c.Id).Distinct().Count().ShouldBe(CompilerCodes.All.Count);
        CompilerCodes.All.Select(c => c.Slug).Distinct().Count().ShouldBe(CompilerCodes.All.Count);
        CompilerCodes.All.ShouldAllBe(c => c.Id.StartsWith("WEIR4") && c.Explanation.EndsWith('.'));
        typeof(CompilerCodes).GetProperties().Length.ShouldBe(CompilerCodes.All.Count + 1);
    }
}
