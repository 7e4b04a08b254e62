using System.Net;
using System.Text.Json.Nodes;
using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Observability.OpenLineage;

namespace Weir.Observability.Tests;

public sealed class OpenLineageTests
{
    [Fact]
    public async Task A_run_begins_and_completes_with_columns_figures_and_assertions()
    {
        List<JsonNode> told = await TellAsync(RunStatus.Success);
        told.Select(e => e["eventType"]!.GetValue<string>()).ShouldBe(["START", "COMPLETE"]);
        told[1]["eventTime"]!.GetValue<string>().ShouldBe("2025-03-01T12:00:04.0000000+00:00");
        told[1]["run"]!["runId"]!.GetValue<string>().ShouldBe(told[0]["run"]!["runId"]!.GetValue<string>());
        Guid.Parse(told[0]["run"]!["runId"]!.GetValue<string>()).Version.ShouldBe(5);
        told[1]["job"]!["name"]!.GetValue<string>().ShouldBe("shop");
        JsonNode input = told[1]["inputs"]!.AsArray().ShouldHaveSingleItem()!;
        (input["namespace"]!.GetValue<string>(), input["name"]!.GetValue<string>()).ShouldBe(("postgres://db", "shop.orders"));
        input["inputFacets"]!["dataQualityAssertions"]!["assertions"]!.ToJsonString().ShouldBe("""[{"assertion":"check.min_rows","success":true}]""");
        JsonNode output = told[1]["outputs"]!.AsArray().ShouldHaveSingleItem()!;
        output["name"]!.GetValue<string>().ShouldBe("/out/sums.parquet");
        output["outputFacets"]!["outputStatistics"]!["rowCount"]!.GetValue<long>().ShouldBe(3);
        output["facets"]!["schema"]!["fields"]!.ToJsonString().ShouldBe("""[{"name":"day"},{"name":"total"}]""");
        output["facets"]!["columnLineage"]!["fields"]!["total"]!["inputFields"]!.AsArray().Select(f => f!["field"]!.GetValue<string>()).ShouldBe(["amount", "tax"]);
    }

    [Fact]
    public async Task A_failed_run_says_why()
    {
        JsonNode end = (await TellAsync(RunStatus.Error))[1];
        end["eventType"]!.GetValue<string>().ShouldBe("FAIL");
        end["run"]!["facets"]!["errorMessage"]!["message"]!.GetValue<string>().ShouldBe("Rows are missing.");
    }

    [Fact]
    public async Task A_collector_is_posted_to_with_its_key()
    {
        using HttpListener collector = new();
        int port = FreePort();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        Task<HttpListenerContext> call = collector.GetContextAsync();
        using HttpClient client = new();
        ValueTask sent = new HttpTransport(new Uri($"http://127.0.0.1:{port}/api/v1/lineage"), new Secret("key", "k-123"), client).SendAsync("{\"a\":1}", CancellationToken.None);
        HttpListenerContext context = await call;
        using StreamReader body = new(context.Request.InputStream);
        (await body.ReadToEndAsync()).ShouldBe("{\"a\":1}");
        context.Request.Headers["Authorization"].ShouldBe("Bearer k-123");
        context.Response.StatusCode = 201;
        context.Response.Close();
        await sent;
    }

    [Fact]
    public async Task Every_facet_has_what_the_standard_requires_and_the_engine_its_real_version()
    {
        List<JsonNode> told = await TellAsync(RunStatus.Success);

        told[0]["run"]!["facets"]!["processing_engine"]!["version"]!.ToString().ShouldBe("v1.5.5");
        foreach (JsonObject facet in told.SelectMany(FacetsIn))
        {
            Uri.TryCreate(facet["_producer"]!.ToString(), UriKind.Absolute, out _).ShouldBeTrue();
            facet["_schemaURL"]!.ToString().ShouldStartWith("https://openlineage.io/spec/facets/");
        }

        JsonObject[] all = [.. told.SelectMany(FacetsIn)];
        Of(all, "SchemaDatasetFacet").SelectMany(f => f["fields"]!.AsArray()).ShouldAllBe(f => f!["name"] != null);
        Of(all, "ColumnLineageDatasetFacet").SelectMany(f => f["fields"]!.AsObject()).SelectMany(f => f.Value!["inputFields"]!.AsArray())
            .ShouldAllBe(f => f!["namespace"] != null && f["name"] != null && f["field"] != null);
        Of(all, "DataQualityAssertions").SelectMany(f => f["assertions"]!.AsArray()).ShouldAllBe(a => a!["assertion"] != null && a["success"] != null);
        Of(all, "OutputStatistics").ShouldAllBe(f => f["rowCount"] != null);
        Of(all, "SchemaDatasetFacet").ShouldNotBeEmpty();
        Of(all, "DataQualityAssertions").ShouldNotBeEmpty();
    }

    private static IEnumerable<JsonObject> Of(IEnumerable<JsonObject> facets, string kind) => facets.Where(f => f["_schemaURL"]!.ToString().Contains(kind, StringComparison.Ordinal));

    /// <summary>Every object below a node that says which schema it keeps.</summary>
    private static IEnumerable<JsonObject> FacetsIn(JsonNode? node) => node switch
    {
        JsonObject o => [.. o.ContainsKey("_schemaURL") ? new[] { o } : [], .. o.SelectMany(p => FacetsIn(p.Value))],
        JsonArray a => [.. a.SelectMany(FacetsIn)],
        _ => [],
    };

    private static async Task<List<JsonNode>> TellAsync(RunStatus status)
    {
        StringWriter written = new();
        OpenLineageExporter exporter = new(Shop(), "weir", engine => engine == "duckdb" ? "v1.5.5" : null, [new WriterTransport(written)]);
        foreach (RunEvent runEvent in Events.Of(status))
        {
            await exporter.ExportAsync(runEvent, CancellationToken.None);
        }

        return [.. written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    private static Manifest Shop() => new()
    {
        BlueprintId = "shop", Name = "Shop", SourcePath = "shop.yml", BaseDirectory = "/", Fingerprint = "f", Engine = "duckdb", Dialect = "blueprint",
        Modules =
        [
            Module(ModuleType.Ingress, "orders", """{"format": "postgres", "table": "orders", "options": {"host": "db", "database": "shop", "password": "x"}}"""),
            Module(ModuleType.Channel, "sums", """{"op": "filter", "condition": "true"}"""),
            Module(ModuleType.Assert, "check", """{"rules": [{"type": "min_rows", "min": 1}]}"""),
            Module(ModuleType.Egress, "save", """{"path": "/out/sums.parquet"}"""),
        ],
        Edges = [Edge("orders", "sums"), Edge("sums", "check"), Edge("check", "save")],
    };

    private static ManifestModule Module(ModuleType type, string id, string config) => new()
    {
        Id = id, Type = type, Label = id, Engine = "duckdb", Config = new Config(ModuleSpecs.Of(type), JsonNodes.Parse(config)),
    };

    private static ManifestEdge Edge(string from, string to) => new(from, to, Ports.Main) { Alias = from };

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
