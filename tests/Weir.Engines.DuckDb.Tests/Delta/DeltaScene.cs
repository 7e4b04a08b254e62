using System.Globalization;
using System.Text.Json.Nodes;
using Weir.Conformance;
using Weir.Connectors.Files;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;

namespace Weir.Engines.DuckDb.Tests.Delta;

/// <summary>A Delta table in an engine's folder, written as a run does: staged beside it, then committed.</summary>
public sealed class DeltaScene : IAsyncDisposable
{
    private readonly LocalTargetStore targets = new();
    private int number;

    private DeltaScene(EngineHarness engine) => Engine = engine;

    public EngineHarness Engine { get; }

    public string Table => Path.Combine(Engine.Folder, "table");

    /// <summary>The numbers of the log's entries.</summary>
    public long[] Versions => [.. Directory.GetFiles(Path.Combine(Table, "_delta_log"), "*.json").Select(file => long.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture)).Order()];

    public static Task<DeltaScene> OpenAsync() => OpenAsync(new DuckDbEngine(), "{}");

    /// <summary>With another engine, and its settings as JSON.</summary>
    public static async Task<DeltaScene> OpenAsync(IEngine engine, string settings) => new(await EngineHarness.OpenAsync(engine, settings));

    /// <summary>Writes rows, given as the lines of a CSV file, with further keys of the Egress, as JSON without its braces.</summary>
    public async Task<long> WriteAsync(string keys, params string[] lines)
    {
        (PublishStep step, WriteResult result) = await StageAsync(keys, lines);
        targets.Publish(step);
        return result.Rows;
    }

    public Task<long> WriteAsync(string keys, Relation rows) => WriteRelationAsync(keys, rows);

    /// <summary>Stages a write; publishing it is up to the caller.</summary>
    public async Task<(PublishStep Step, WriteResult Result)> StageAsync(string keys, params string[] lines) => await StageRelationAsync(keys, await Engine.RowsAsync($"rows{++number}", lines));

    public void Publish(PublishStep step) => targets.Publish(step);

    /// <summary>Puts an entry of another writer into the log.</summary>
    public void Commit(params JsonObject[] actions) =>
        File.WriteAllLines(Path.Combine(Table, "_delta_log", (Versions[^1] + 1).ToString("D20", CultureInfo.InvariantCulture) + ".json"), actions.Select(action => action.ToJsonString()));

    /// <summary>The actions of an entry, by kind.</summary>
    public ILookup<string, JsonNode> Actions(long version) => File.ReadLines(Path.Combine(Table, "_delta_log", version.ToString("D20", CultureInfo.InvariantCulture) + ".json"))
        .SelectMany(line => (JsonObject)JsonNode.Parse(line)!).ToLookup(action => action.Key, action => action.Value!);

    /// <summary>All rows, sorted, read by the log.</summary>
    public Task<string[]> ReadAsync(params string[] columns) => ReadAtAsync("{}", columns);

    public async Task<string[]> ReadAtAsync(string options, params string[] columns) =>
        await Engine.ReadAsync(await Engine.DefineAsync(ModuleType.Ingress, $"read{++number}", Reading(options)), columns);

    /// <summary>What is found when the table is read.</summary>
    public async Task<IReadOnlyList<Diagnostic>> TryReadAsync(string options = "{}") =>
        (await Engine.TryDefineAsync(ModuleType.Ingress, $"read{++number}", Reading(options))).Diagnostics;

    /// <summary>What is found before a write.</summary>
    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(string keys, params string[] lines)
    {
        ModuleInput input = new("in", Ports.Main, await Engine.RowsAsync($"rows{++number}", lines)) { ModuleId = "in" };
        return (await Engine.Session.DefineAsync(Engine.Module(ModuleType.Egress, "save", Writing(keys)), [input], default)).Diagnostics;
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    private async Task<long> WriteRelationAsync(string keys, Relation rows)
    {
        (PublishStep step, WriteResult result) = await StageRelationAsync(keys, rows);
        targets.Publish(step);
        return result.Rows;
    }

    private async Task<(PublishStep Step, WriteResult Result)> StageRelationAsync(string keys, Relation rows)
    {
        string run = $"r{++number}";
        string staged = targets.Stage(Table, run, "save");
        WriteRequest request = new()
        {
            Module = Engine.Module(ModuleType.Egress, "save", Writing(keys)), Relation = rows, StagedPath = staged, AsFolder = true, FileStem = $"part-{run}-save",
            ExistingTarget = Directory.Exists(Table) ? Table : null,
        };
        WriteResult result = await Engine.Session.WriteAsync(request, null, default);
        targets.Flush(staged);
        return (new PublishStep { ModuleId = "save", Kind = PublishKind.Commit, Staged = staged, Target = Table }, result);
    }

    private string Reading(string options) => $$"""{"format":"delta","path":"{{Table}}","options":{{options}} }""";

    private string Writing(string keys) => $$"""{"format":"delta","path":"{{Table}}",{{keys}} }""";
}
