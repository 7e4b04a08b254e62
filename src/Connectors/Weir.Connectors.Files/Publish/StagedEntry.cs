using System.Text.Json;

namespace Weir.Connectors.Files.Publish;

/// <summary>The log entry of a staged write, as the engine left it.</summary>
/// <param name="ReadVersion">The version of the table that the write was made of; -1 for none.</param>
/// <param name="Application">The name that the entry bears in its <c>txn</c>.</param>
/// <param name="IsBlind">Whether the write only adds rows and has read none.</param>
/// <param name="Text">The entry: one action per line.</param>
internal sealed record StagedEntry(long ReadVersion, string Application, bool IsBlind, string Text)
{
    public const string FileName = "_commit.json";

    public static StagedEntry Read(string file)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(file));
        JsonElement root = json.RootElement;
        IEnumerable<string> actions = root.GetProperty("actions").EnumerateArray().Select(action => action.GetString()! + "\n");
        return new StagedEntry(root.GetProperty("read_version").GetInt64(), root.GetProperty("application").GetString()!, root.GetProperty("blind").GetBoolean(), string.Concat(actions));
    }

    /// <summary>Whether a file of the log is the entry that bears a name.</summary>
    public static bool IsOf(string application, string file) => Any(file, (kind, action) => kind == "txn" && action.TryGetProperty("appId", out JsonElement name) && name.GetString() == application);

    /// <summary>Whether another entry is in the way: another schema is in everyone's; other rows are in the way of a write that was made of those that were there.</summary>
    public bool ConflictsWith(string file) => Any(file, (kind, action) => kind switch
    {
        "metaData" or "protocol" => true,
        "add" or "remove" => !IsBlind && (!action.TryGetProperty("dataChange", out JsonElement changes) || changes.ValueKind != JsonValueKind.False),
        _ => false,
    });

    private static bool Any(string file, Func<string, JsonElement, bool> matches)
    {
        foreach (string line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            if (json.RootElement.EnumerateObject().Any(action => matches(action.Name, action.Value)))
            {
                return true;
            }
        }

        return false;
    }
}
