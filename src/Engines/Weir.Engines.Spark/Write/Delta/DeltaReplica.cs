using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Weir.Core.Primitives;

namespace Weir.Engines.Spark.Write.Delta;

/// <summary>
/// A second table of the same files and the same log as the target, on which Spark does the write. What it adds to the log, word for word, is what the target's log is to get;
/// so merges, constraints, marks of deleted rows and mapped columns are Delta's own doing, and the target is as it was until the run publishes.
/// </summary>
internal sealed class DeltaReplica
{
    internal const string LogFolder = "_delta_log";

    /// <summary>The file in the staged folder that holds the entry; whoever publishes needs nothing else.</summary>
    private const string CommitFile = "_commit.json";

    private const string OwnFolder = ".weir";
    private const string Pointer = "_last_checkpoint";

    private readonly HashSet<string> present = new(StringComparer.Ordinal);

    private DeltaReplica(string folder) => Folder = folder;

    /// <summary>Where Spark writes.</summary>
    internal string Folder { get; }

    /// <summary>The version that the write is made of; -1 for a table that is yet to be.</summary>
    internal long Version { get; private set; } = -1;

    /// <summary>Makes it beside the staged folder; its name was never used before, since the server remembers tables by their folders.</summary>
    /// <param name="staged">The staged folder.</param>
    /// <param name="table">The target; null when it is yet to be.</param>
    internal static DeltaReplica Make(string staged, string? table)
    {
        DeltaReplica replica = new(Path.Combine(Path.GetDirectoryName(staged)!, "table-" + Guid.NewGuid().ToString("N")));
        if (table is not null)
        {
            replica.TakeOver(table, "");
            replica.Version = replica.Versions().Max();
        }

        return replica;
    }

    /// <summary>Moves what Spark wrote into the staged folder, with the entry that makes it count, and removes the rest.</summary>
    /// <param name="staged">The staged folder.</param>
    /// <param name="application">The name that the entry bears in its <c>txn</c>.</param>
    /// <param name="now">For an entry that Spark did not write, since nothing changed.</param>
    internal void Stage(string staged, string application, DateTimeOffset now)
    {
        Directory.CreateDirectory(staged);
        foreach (string file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            string path = Path.GetRelativePath(Folder, file);
            if (!present.Contains(path) && !IsLog(path) && !Path.GetFileName(path).StartsWith('.'))
            {
                string wanted = Path.Combine(staged, path);
                Directory.CreateDirectory(Path.GetDirectoryName(wanted)!);
                File.Move(file, wanted);
            }
        }

        List<string> actions = Actions(application, now);
        JsonObject entry = new()
        {
            ["read_version"] = Version,
            ["application"] = application,
            ["blind"] = IsBlind(actions),
            ["actions"] = new JsonArray([.. actions.Select(action => (JsonNode)action)]),
        };
        File.WriteAllText(Path.Combine(staged, CommitFile), entry.ToJsonString());
        Directory.Delete(Folder, recursive: true);
    }

    private static bool IsLog(string path) => path.StartsWith(LogFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private void TakeOver(string table, string relative)
    {
        Directory.CreateDirectory(Path.Combine(Folder, relative));
        foreach (FileSystemInfo entry in new DirectoryInfo(Path.Combine(table, relative)).EnumerateFileSystemInfos())
        {
            string path = Path.Combine(relative, entry.Name);
            string wanted = Path.Combine(Folder, path);
            if (entry.LinkTarget is not null)
            {
                File.CreateSymbolicLink(wanted, entry.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
                present.Add(path);
            }
            else if (entry is DirectoryInfo && entry.Name != OwnFolder)
            {
                TakeOver(table, path);
            }
            else if (entry is FileInfo && !entry.Name.StartsWith('.'))
            {
                Take(entry, wanted);
                present.Add(path);
            }
        }
    }

    /// <summary>The pointer to the last checkpoint is the one file that is ever written over.</summary>
    private static void Take(FileSystemInfo file, string wanted)
    {
        if (file.Name == Pointer)
        {
            File.Copy(file.FullName, wanted);
        }
        else
        {
            FileLinks.Take(file.FullName, wanted);
        }
    }

    /// <summary>The entry's actions. They bear the run's name, so that the log has them once, however often they are published.</summary>
    private List<string> Actions(string application, DateTimeOffset now)
    {
        string file = Path.Combine(Folder, LogFolder, (Version + 1).ToString("D20", CultureInfo.InvariantCulture) + ".json");
        List<string> actions = File.Exists(file) ? [.. File.ReadLines(file).Where(line => line.Length > 0)] : [];
        if (!actions.Exists(action => IsKind(action, "txn")))
        {
            JsonObject name = new() { ["appId"] = application, ["version"] = 1, ["lastUpdated"] = now.ToUnixTimeMilliseconds() };
            actions.Add(new JsonObject { ["txn"] = name }.ToJsonString());
        }

        return actions;
    }

    private IEnumerable<long> Versions()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Folder, LogFolder), "*.json"))
        {
            if (long.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out long version))
            {
                yield return version;
            }
        }
    }

    /// <summary>Whether the entry is right behind whatever other writers add in between: Delta says that no row was read, and nothing in it counts on the version before.</summary>
    private bool IsBlind(List<string> actions)
    {
        if (Version < 0)
        {
            return true;
        }

        return actions.Exists(action => IsKind(action, "commitInfo") && action.Contains("\"isBlindAppend\":true", StringComparison.Ordinal) && !action.Contains("\"inCommitTimestamp\"", StringComparison.Ordinal))
            && !actions.Exists(action => IsKind(action, "metaData") || IsKind(action, "domainMetadata") || action.Contains("\"baseRowId\"", StringComparison.Ordinal));
    }

    private static bool IsKind(string action, string kind)
    {
        using JsonDocument json = JsonDocument.Parse(action);
        return json.RootElement.TryGetProperty(kind, out _);
    }
}
