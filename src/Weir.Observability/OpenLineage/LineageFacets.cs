using System.Text.Json.Nodes;
using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Observability.OpenLineage;

/// <summary>The facets of OpenLineage that a run fills.</summary>
internal static class LineageFacets
{
    internal const string Producer = "urn:weir";

    private const string Spec = "https://openlineage.io/spec/facets/";

    internal static JsonObject Engine(string name, string version) => Facet("1-1-1/ProcessingEngineRunFacet.json", ("name", name), ("version", version));

    internal static JsonObject Error(RunError error) => Facet("1-0-1/ErrorMessageRunFacet.json", ("message", error.Message), ("programmingLanguage", "SQL"));

    internal static JsonObject JobType() => Facet("2-0-3/JobTypeJobFacet.json", ("processingType", "BATCH"), ("integration", "WEIR"), ("jobType", "BLUEPRINT"));

    internal static JsonObject Schema(IEnumerable<string> columns) =>
        Facet("1-1-1/SchemaDatasetFacet.json", ("fields", new JsonArray([.. columns.Select(column => new JsonObject { ["name"] = column })])));

    internal static JsonObject Statistics(long rows, long? bytes) =>
        Facet("1-0-2/OutputStatisticsOutputDatasetFacet.json", ("rowCount", rows), ("size", bytes));

    internal static JsonObject Assertions(IEnumerable<RuleJudged> rules) => Facet(
        "1-0-1/DataQualityAssertionsDatasetFacet.json",
        ("assertions", new JsonArray([.. rules.Select(rule => new JsonObject { ["assertion"] = $"{rule.ModuleId}.{rule.RuleType}", ["success"] = rule.Passed })])));

    internal static JsonObject ColumnLineage(IEnumerable<(string Column, IReadOnlyList<(ManifestModule Source, string Column)> Origins)> columns)
    {
        JsonObject fields = [];
        foreach ((string column, IReadOnlyList<(ManifestModule Source, string Column)> origins) in columns)
        {
            fields[column] = new JsonObject { ["inputFields"] = new JsonArray([.. origins.Select(InputField)]) };
        }

        return Facet("1-2-0/ColumnLineageDatasetFacet.json", ("fields", fields));
    }

    private static JsonObject InputField((ManifestModule Source, string Column) origin)
    {
        (string space, string name) = RunGraph.DatasetOf(origin.Source);
        return new JsonObject { ["namespace"] = space, ["name"] = name, ["field"] = origin.Column };
    }

    private static JsonObject Facet(string schema, params ReadOnlySpan<(string Name, JsonNode? Value)> members)
    {
        JsonObject facet = new() { ["_producer"] = Producer, ["_schemaURL"] = Spec + schema };
        foreach ((string name, JsonNode? value) in members)
        {
            if (value is not null)
            {
                facet[name] = value;
            }
        }

        return facet;
    }
}
