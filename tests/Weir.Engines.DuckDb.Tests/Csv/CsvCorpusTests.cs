using System.Text.Json.Nodes;
using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Session;

namespace Weir.Engines.DuckDb.Tests.Csv;

/// <summary>CSV files give the columns and rows that a real Spark server gives, whose answers are recorded.</summary>
public sealed class CsvCorpusTests
{
    public static TheoryData<string> Names => [.. CsvCase.All.Select(recorded => recorded.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_is_read_as_Spark_reads_it(string name)
    {
        CsvCase recorded = CsvCase.All.Single(one => one.Name == name);
        (string[] columns, string[] rows, bool fails) = await ReadAsync(recorded);

        bool isEqual = fails == recorded.Fails && (fails || (columns.SequenceEqual(recorded.Columns, StringComparer.Ordinal) && rows.SequenceEqual(recorded.Rows.Select(Normal), StringComparer.Ordinal)));
        string Told(IEnumerable<string> names, IEnumerable<string> lines, bool stopped) => stopped ? "fails" : string.Join(", ", names) + "\n" + string.Join("\n", lines);
        if (recorded.Differs is null)
        {
            string told = Told(columns, rows, fails);
            isEqual.ShouldBeTrue($"Weir: {told}\nSpark: {Told(recorded.Columns, recorded.Rows, recorded.Fails)}");
        }
        else
        {
            isEqual.ShouldBeFalse("the case is equal now: remove `differs`");
        }
    }

    private static async Task<(string[] Columns, string[] Rows, bool Fails)> ReadAsync(CsvCase recorded)
    {
        await using EngineHarness engine = await EngineHarness.OpenAsync(new DuckDbEngine());
        string file = Path.Combine(engine.Folder, "lines.csv");
        await File.WriteAllTextAsync(file, recorded.Text);
        JsonObject options = [];
        foreach ((string key, string value) in recorded.Options)
        {
            options[key == "timestampNTZFormat" ? "timestampFormat" : key] = value;
        }

        if (recorded.Schema is { } schema)
        {
            options["schema"] = schema;
        }

        string config = new JsonObject { ["format"] = "csv", ["path"] = file, ["options"] = options }.ToJsonString();
        DefinedModule module = await engine.TryDefineAsync(ModuleType.Ingress, "lines", config);
        if (!module.Ports.TryGetValue(Ports.Main, out Relation? relation))
        {
            module.Diagnostics.ShouldAllBe(finding => finding.Code == EngineCodes.SourceUnreadable);
            return ([], [], true);
        }

        string[] columns = [.. relation.Schema.Names];
        string values = string.Join(", ", columns.Select(column => $"CAST({SqlText.Identifier(column)} AS VARCHAR)"));
        try
        {
            IReadOnlyList<object?[]> rows = ((DuckDbSession)engine.Session).Workspace.Rows($"SELECT to_json([{values}])::VARCHAR FROM {relation.Name}", default);
            return (columns, [.. rows.Select(row => Normal((string)row[0]!))], false);
        }
        catch (DuckDbException)
        {
            return (columns, [], true);
        }
    }

    private static string Normal(string json) => JsonNode.Parse(json)!.ToJsonString();
}
