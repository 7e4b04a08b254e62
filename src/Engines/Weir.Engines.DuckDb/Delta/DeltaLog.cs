using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Weir.Engines.DuckDb.Read;
using Weir.Engines.DuckDb.Session;

namespace Weir.Engines.DuckDb.Delta;

/// <summary>The log of a table: numbered JSON files of actions, and now and then a Parquet file that sums up all before it.</summary>
/// <remarks>See the Delta Lake transaction log protocol.</remarks>
internal sealed class DeltaLog(string table)
{
    private static readonly string[] Kinds = ["protocol", "metaData", "txn", "remove", "add"];

    private readonly string folder = Path.Combine(table, "_delta_log");

    internal string Folder => folder;

    /// <summary>Whether a folder is a table.</summary>
    internal static bool IsTable(string path) => Directory.Exists(Path.Combine(path, "_delta_log")) && new DeltaLog(path).Commits().Count > 0;

    /// <summary>The latest version.</summary>
    internal DeltaSnapshot Latest(Workspace workspace, CancellationToken cancellation) => At(workspace, null, cancellation);

    /// <summary>A version of the table.</summary>
    /// <exception cref="DeltaException">There is no such version, or the table can't be read.</exception>
    internal DeltaSnapshot At(Workspace workspace, long? version, CancellationToken cancellation)
    {
        SortedDictionary<long, string> commits = Commits();
        Dictionary<long, string[]> checkpoints = Checkpoints();
        long latest = Math.Max(commits.Count == 0 ? -1 : commits.Keys.Last(), checkpoints.Count == 0 ? -1 : checkpoints.Keys.Max());
        long wanted = version ?? latest;
        if (latest < 0 || wanted < 0 || wanted > latest)
        {
            throw new DeltaException(latest < 0 ? "It has no commit." : $"There is no version {wanted}; the latest is {latest}.", "Name a version that is there.");
        }

        long start = checkpoints.Keys.Where(v => v <= wanted).DefaultIfEmpty(-1).Max();
        DeltaSnapshot snapshot = new(table) { Version = wanted, Checkpoint = start };
        if (start >= 0)
        {
            ReadCheckpoint(workspace, checkpoints[start], snapshot, cancellation);
        }

        for (long next = start + 1; next <= wanted; next++)
        {
            if (!commits.TryGetValue(next, out string? file))
            {
                throw new DeltaException($"Version {wanted} can't be put together: commit {next} is not in the log any more.", "Name a later version.");
            }

            ReadCommit(file, snapshot);
        }

        DeltaFeatures.RequireReadable(snapshot);
        return snapshot;
    }

    /// <summary>The version that was the latest at a time.</summary>
    /// <exception cref="DeltaException">The time is before the first commit.</exception>
    internal long VersionAt(DateTimeOffset time)
    {
        long found = Commits().Where(commit => new DateTimeOffset(File.GetLastWriteTimeUtc(commit.Value)) <= time).Select(commit => commit.Key).DefaultIfEmpty(-1).Max();
        return found >= 0 ? found : throw new DeltaException($"It has no version of {time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC or before.", "Name a later time.");
    }

    private SortedDictionary<long, string> Commits()
    {
        SortedDictionary<long, string> commits = [];
        foreach (string file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json") : [])
        {
            if (long.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out long version))
            {
                commits[version] = file;
            }
        }

        return commits;
    }

    /// <summary>Complete checkpoints: of one file, or all of several parts.</summary>
    private Dictionary<long, string[]> Checkpoints()
    {
        Dictionary<long, string[]> found = [];
        IEnumerable<string> files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.checkpoint*.parquet") : [];
        foreach (IGrouping<string, string> group in files.GroupBy(file => Path.GetFileName(file).Split('.')[0]))
        {
            string[] parts = [.. group.Order(StringComparer.Ordinal)];
            string[] name = Path.GetFileName(parts[0]).Split('.');
            bool complete = name.Length == 3 || (name.Length == 5 && int.Parse(name[3], CultureInfo.InvariantCulture) == parts.Length);
            if (complete && long.TryParse(group.Key, NumberStyles.None, CultureInfo.InvariantCulture, out long version))
            {
                found[version] = name.Length == 3 ? [parts[0]] : parts;
            }
        }

        return found;
    }

    private static void ReadCommit(string file, DeltaSnapshot snapshot)
    {
        // Within one commit a file may be removed and added again; what is added counts.
        List<JsonObject> actions = [];
        foreach (string line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            try
            {
                actions.Add((JsonObject)JsonNode.Parse(line)!);
            }
            catch (JsonException)
            {
                throw new DeltaException($"Its log can't be read: {Path.GetFileName(file)} holds a line that is not JSON.", "The log is damaged; restore the table from a copy.");
            }
        }

        foreach (JsonObject action in actions.OrderBy(action => action.ContainsKey("remove") ? 0 : 1))
        {
            snapshot.Apply(action);
        }
    }

    private static void ReadCheckpoint(Workspace workspace, string[] files, DeltaSnapshot snapshot, CancellationToken cancellation)
    {
        string list = string.Join(", ", files.Select(file => Quote.Literal(SourceFiles.Escape(file))));
        string source = $"read_parquet([{list}], union_by_name = true, hive_partitioning = false)";
        string[] kinds = [.. Kinds.Where(workspace.SchemaOf(source, cancellation).Names.Contains)];
        foreach (string kind in kinds)
        {
            foreach (object?[] row in workspace.Rows($"SELECT CAST(to_json({Quote.Identifier(kind)}) AS VARCHAR) FROM {source} WHERE {Quote.Identifier(kind)} IS NOT NULL", cancellation))
            {
                snapshot.Apply(new JsonObject { [kind] = JsonNode.Parse((string)row[0]!) });
            }
        }
    }
}
