using System.Globalization;
using System.Text.Json.Nodes;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Observability.Export;

namespace Weir.Observability.OpenLineage;

/// <summary>Tells OpenLineage collectors of a run: START when it begins; COMPLETE, FAIL or ABORT with all that was learnt when it ends.</summary>
/// <param name="manifest">What runs.</param>
/// <param name="jobNamespace">The namespace of jobs.</param>
/// <param name="engineVersion">The version of an engine by its name; null where it is not known before the run.</param>
/// <param name="transports">Where events go; one that fails does not keep the others from theirs.</param>
public sealed class OpenLineageExporter(Manifest manifest, string jobNamespace, Func<string, string?> engineVersion, IReadOnlyList<ILineageTransport> transports) : IEventExporter
{
    private readonly RunGraph graph = new(manifest);
    private readonly Dictionary<string, ModuleFinished> finished = new(StringComparer.Ordinal);
    private readonly List<RuleJudged> rules = [];
    private RunStarted? started;

    public string Name => "openlineage";

    public async ValueTask ExportAsync(RunEvent runEvent, CancellationToken cancellationToken)
    {
        switch (runEvent)
        {
            case RunStarted start:
                started = start;
                await SendAsync(Event("START", start.At, null), cancellationToken).ConfigureAwait(false);
                break;
            case LineageTraced lineage:
                graph.Add(lineage);
                break;
            case ModuleFinished module:
                finished[module.ModuleId] = module;
                break;
            case RuleJudged rule:
                rules.Add(rule);
                break;
            case RunFinished end when started is not null:
                string type = end.Status switch { RunStatus.Success => "COMPLETE", RunStatus.Cancelled => "ABORT", _ => "FAIL" };
                await SendAsync(Event(type, end.At, end), cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    public ValueTask DisposeAsync() => default;

    private JsonObject Event(string type, DateTimeOffset at, RunFinished? end)
    {
        JsonObject runFacets = new() { ["processing_engine"] = LineageFacets.Engine(started!.Engine, engineVersion(started.Engine) ?? "unknown") };
        if (end?.Error is { } error)
        {
            runFacets["errorMessage"] = LineageFacets.Error(error);
        }

        return new JsonObject
        {
            ["eventType"] = type,
            ["eventTime"] = at.ToString("O", CultureInfo.InvariantCulture),
            ["producer"] = LineageFacets.Producer,
            ["schemaURL"] = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
            ["run"] = new JsonObject { ["runId"] = NamedUuid.Of(started.RunId).ToString(), ["facets"] = runFacets },
            ["job"] = new JsonObject { ["namespace"] = jobNamespace, ["name"] = started.BlueprintId, ["facets"] = new JsonObject { ["jobType"] = LineageFacets.JobType() } },
            ["inputs"] = new JsonArray([.. graph.Sources.Select(source => Input(source, end is not null))]),
            ["outputs"] = new JsonArray([.. graph.Targets.Select(target => Output(target, end is not null))]),
        };
    }

    private JsonObject Input(ManifestModule source, bool ended)
    {
        JsonObject dataset = Dataset(source);
        RuleJudged[] judged = ended ? [.. rules.Where(rule => graph.SourcesOf(rule.ModuleId).Contains(source))] : [];
        if (judged.Length > 0)
        {
            dataset["inputFacets"] = new JsonObject { ["dataQualityAssertions"] = LineageFacets.Assertions(judged) };
        }

        return dataset;
    }

    private JsonObject Output(ManifestModule target, bool ended)
    {
        JsonObject dataset = Dataset(target);
        IReadOnlyList<string> columns = graph.ColumnsOf(target);
        JsonObject shape = [];
        if (columns.Count > 0)
        {
            shape["schema"] = LineageFacets.Schema(columns);
            shape["columnLineage"] = LineageFacets.ColumnLineage(columns.Select(column => (column, graph.TraceBack(target, column))));
        }

        dataset["facets"] = shape;
        if (ended && finished.TryGetValue(target.Id, out ModuleFinished? module) && module.RowsOut is { } rows)
        {
            dataset["outputFacets"] = new JsonObject { ["outputStatistics"] = LineageFacets.Statistics(rows, module.BytesOut) };
        }

        return dataset;
    }

    private static JsonObject Dataset(ManifestModule module)
    {
        (string space, string name) = RunGraph.DatasetOf(module);
        return new JsonObject { ["namespace"] = space, ["name"] = name };
    }

    private async ValueTask SendAsync(JsonObject json, CancellationToken cancellationToken)
    {
        string text = json.ToJsonString();
        List<Exception> failures = [];
        foreach (ILineageTransport transport in transports)
        {
            try
            {
                await transport.SendAsync(text, cancellationToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The other transports are still to be told; the failure is thrown afterwards.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw failures[0];
        }
    }
}
