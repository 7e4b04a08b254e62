using System.Text.Json.Nodes;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;

namespace Weir.Engines.DuckDb.Delta;

/// <summary>The entry of the log that a staged write asks for. Its number is found when it is published.</summary>
internal sealed class DeltaCommit(WriteRequest request, DeltaPlan plan, DeltaSnapshot? table, DateTimeOffset now)
{
    /// <summary>The file in the staged folder that holds it; whoever publishes needs nothing else.</summary>
    internal const string FileName = "_commit.json";

    /// <summary>The application of a run's write: an entry that bears it is in the log once, however often it is published.</summary>
    private string Application => "weir:" + request.FileStem;

    /// <summary>Whether nothing was read of the table, so that other writers' new rows are in nobody's way.</summary>
    private bool IsBlind => table is null || WriteModes.Of(request.Module.Config) == WriteMode.Append;

    internal string ToJson(IReadOnlyList<StagedFile> added, IEnumerable<DeltaFile> removed)
    {
        List<JsonObject> actions = [Info(), Action("txn", new JsonObject { ["appId"] = Application, ["version"] = 1, ["lastUpdated"] = now.ToUnixTimeMilliseconds() })];
        if (table is null)
        {
            actions.Add(Action("protocol", new JsonObject { ["minReaderVersion"] = 1, ["minWriterVersion"] = 2 }));
        }

        if (plan.Changes)
        {
            actions.Add(Action("metaData", plan.ToMetaData(table, now)));
        }

        actions.AddRange(removed.Select(Remove));
        actions.AddRange(added.Select(file => Action("add", file.ToAdd(now))));
        return new JsonObject
        {
            ["read_version"] = table?.Version ?? -1,
            ["application"] = Application,
            ["blind"] = IsBlind,
            ["actions"] = new JsonArray([.. actions.Select(action => (JsonNode)action.ToJsonString())]),
        }.ToJsonString();
    }

    private JsonObject Info()
    {
        JsonObject info = new()
        {
            ["timestamp"] = now.ToUnixTimeMilliseconds(),
            ["operation"] = WriteModes.Of(request.Module.Config) == WriteMode.Merge ? "MERGE" : "WRITE",
            ["operationParameters"] = new JsonObject { ["mode"] = WriteModes.Of(request.Module.Config) is WriteMode.Append ? "Append" : "Overwrite" },
            ["isBlindAppend"] = IsBlind,
            ["engineInfo"] = "Weir",
        };
        if (table is not null)
        {
            info["readVersion"] = table.Version;
        }

        return Action("commitInfo", info);
    }

    private JsonObject Remove(DeltaFile file)
    {
        JsonObject add = (JsonObject)JsonNode.Parse(file.Add)!;
        return Action("remove", new JsonObject
        {
            ["path"] = file.Name,
            ["deletionTimestamp"] = now.ToUnixTimeMilliseconds(),
            ["dataChange"] = true,
            ["extendedFileMetadata"] = true,
            ["partitionValues"] = add["partitionValues"]?.DeepClone() ?? new JsonObject(),
            ["size"] = add["size"]?.DeepClone(),
        });
    }

    private static JsonObject Action(string name, JsonObject body) => new() { [name] = body };
}
