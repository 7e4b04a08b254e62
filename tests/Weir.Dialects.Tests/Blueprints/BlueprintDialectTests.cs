using Weir.Core.Blueprints;
using Weir.Core.Text;
using Weir.Dialects.Tests.Support;

namespace Weir.Dialects.Tests.Blueprints;

public sealed class BlueprintDialectTests
{
    /// <summary>The first Blueprint of the grammar's README, version 1.0.3, as it stands there.</summary>
    private const string VersionOne = """
        aqueduct: "1.0"
        id: hello.pipeline

        modules:
          - id: load
            type: Ingress
            config:
              format: csv
              path: "data/in.csv"
              options: { header: "true" }

          - id: save
            type: Egress
            config:
              format: parquet
              path: "data/out/"
              mode: overwrite

        edges:
          - from: load
            to: save
        """;

    private const string Everything = """
        weir: "1.0"
        id: all
        name: All keys
        description: Each key of the grammar once.
        context: { env: dev, paths: { raw: data } }
        context_profiles:
          prod: { env: prod }
        engine:
          spark: { conf: { spark.sql.shuffle.partitions: 4 } }
        retry_policy: { max_attempts: 3 }
        macros: { active: "status = 'active'" }
        required_context: [region]
        checkpoint: true
        warnings: { suppress: [no-verdict, "*"] }
        hooks: { on_success: [] }
        agent: { approval: human }
        udf_registry: [{ id: f, lang: python }]
        modules:
          - id: load
            type: Ingress
            label: Load
            description: Reads.
            tags: [raw, csv]
            engine: duckdb
            on_failure: { max_attempts: 2 }
            on_failure_webhook: "https://example.org/hook"
            config: { path: a.csv }
          - id: fresh
            type: Channel
            materialize: incremental
            watermark_column: at
            depends_on: load
            checkpoint: true
            enabled: "${ctx.env}"
            retry: { max_attempts: 5 }
            spillway: bad
            config: { op: sql, query: SELECT 1 }
          - id: look
            type: Probe
            attach_to: fresh
            config: { signals: [] }
          - id: gate
            type: Regulator
          - id: part
            type: Arcade
            ref: part.yml
            context_override: { env: test }
          - id: bad
            type: Egress
            config: { path: bad.csv }
        edges:
          - { from: load, to: fresh, as: raw }
          - { from: fresh, to: bad, port: spillway, error_types: [A, B] }
        """;

    [Fact]
    public void Reads_the_spelling_of_version_one()
    {
        Blueprint blueprint = Reading.Good(VersionOne);

        blueprint.Id.Text.ShouldBe("hello.pipeline");
        blueprint.Name.ShouldBeNull();
        blueprint.Dialect.ShouldBe("blueprint");
        blueprint.BaseDirectory.ShouldBe("/project");
        blueprint.Modules.Select(m => (m.Id.Text, m.Type)).ShouldBe([("load", ModuleType.Ingress), ("save", ModuleType.Egress)]);
        blueprint.Modules[0].Label.ShouldBeNull();
        blueprint.Modules[0].Config.Entries.Select(e => e.Name).ShouldBe(["format", "path", "options"]);
        BlueprintEdge edge = blueprint.Edges!.Value.ShouldHaveSingleItem();
        (edge.From.Text, edge.To.Text, edge.PortName, edge.Alias).ShouldBe(("load", "save", "main", null));
        edge.From.Span.Line.ShouldBe(20);
    }

    [Fact]
    public void Reads_every_key_of_the_document()
    {
        Blueprint blueprint = Reading.Good(Everything);

        blueprint.Name!.Text.ShouldBe("All keys");
        blueprint.Description!.Text.ShouldBe("Each key of the grammar once.");
        blueprint.Context.Entries.Select(e => e.Name).ShouldBe(["env", "paths"]);
        blueprint.ContextProfiles["prod"].ShouldBeOfType<MappingNode>().Count.ShouldBe(1);
        blueprint.EngineSettings["spark"].ShouldBeOfType<MappingNode>();
        blueprint.RetryPolicy!["max_attempts"]!.ToString().ShouldBe("3");
        blueprint.Macros["active"]!.ToString().ShouldBe("status = 'active'");
        blueprint.RequiredContext.Select(r => r.Text).ShouldBe(["region"]);
        blueprint.Checkpoint.ShouldBeTrue();
        blueprint.SuppressedWarnings.ShouldBe(["no-verdict", "*"]);
        blueprint.Hooks!.Entries.Select(e => e.Name).ShouldBe(["on_success"]);
        blueprint.Agent!["approval"]!.ToString().ShouldBe("human");
        blueprint.UserFunctions!.Items.Length.ShouldBe(1);
    }

    [Fact]
    public void Reads_every_key_of_modules_and_edges()
    {
        Blueprint blueprint = Reading.Good(Everything);

        BlueprintModule load = blueprint.Modules[0];
        (load.Label!.Text, load.Description!.Text, load.Engine!.Text).ShouldBe(("Load", "Reads.", "duckdb"));
        load.Tags.ShouldBe(["raw", "csv"]);
        load.OnFailure!["max_attempts"]!.ToString().ShouldBe("2");
        load.OnFailureWebhook!.ToString().ShouldBe("https://example.org/hook");

        BlueprintModule fresh = blueprint.Modules[1];
        (fresh.Materialize!.Text, fresh.WatermarkColumn!.Text, fresh.Enabled!.Text, fresh.Spillway!.Text).ShouldBe(("incremental", "at", "${ctx.env}", "bad"));
        fresh.DependsOn.Select(d => d.Text).ShouldBe(["load"]);
        fresh.Checkpoint.ShouldBeTrue();
        fresh.Retry!["max_attempts"]!.ToString().ShouldBe("5");

        blueprint.Modules[2].AttachTo!.Text.ShouldBe("fresh");
        blueprint.Modules[3].Config.Count.ShouldBe(0);
        (blueprint.Modules[4].Reference!.Text, blueprint.Modules[4].ContextOverride!.Count).ShouldBe(("part.yml", 1));

        BlueprintEdge[] edges = [.. blueprint.Edges!.Value];
        edges[0].Alias!.Text.ShouldBe("raw");
        (edges[1].PortName, string.Join(",", edges[1].ErrorTypes.Select(e => e.Text))).ShouldBe(("spillway", "A,B"));
    }

    [Fact]
    public void Without_edges_there_are_none_to_speak_of_and_with_an_empty_list_there_are_none()
    {
        Reading.Good(Reading.Head + "modules: []\n").Edges.ShouldBeNull();
        Reading.Good(Reading.Head + "modules: []\nedges:\n").Edges.ShouldBeNull();
        Reading.Good(Reading.Head + "modules: []\nedges: []\n").Edges!.Value.ShouldBeEmpty();
    }

    [Fact]
    public void The_watermark_may_stand_in_the_configuration_as_in_version_one()
    {
        BlueprintModule module = Reading.Good(Reading.Head + """
            modules:
              - id: fresh
                type: Channel
                config:
                  op: sql
                  materialize: incremental
                  watermark_column: event_ts
                  query: SELECT 1
            """).Modules[0];

        (module.Materialize!.Text, module.WatermarkColumn!.Text).ShouldBe(("incremental", "event_ts"));
        module.Config.Entries.Select(e => e.Name).ShouldBe(["op", "query"]);
    }

    [Fact]
    public void Values_keep_their_places_for_later_findings()
    {
        Blueprint blueprint = Reading.Good(VersionOne);

        blueprint.Modules[1].Config["path"]!.Span.ToString().ShouldBe("blueprint.yml:16:13");
        blueprint.Modules[1].Node.Span.Line.ShouldBe(12);
    }

    [Fact]
    public void Aliases_and_merges_serve_modules_too()
    {
        Blueprint blueprint = Reading.Good(Reading.Head + """
            modules:
              - &one
                id: a
                type: Ingress
                config: &c { format: csv, path: a.csv }
              - <<: *one
                id: b
                config: { <<: *c, path: b.csv }
            """);

        blueprint.Modules.Select(m => (m.Id.Text, m.Type, m.Config["format"]!.ToString(), m.Config["path"]!.ToString()))
            .ShouldBe([("a", ModuleType.Ingress, "csv", "a.csv"), ("b", ModuleType.Ingress, "csv", "b.csv")]);
    }
}
