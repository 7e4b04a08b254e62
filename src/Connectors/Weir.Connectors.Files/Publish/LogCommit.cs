using System.Globalization;
using Weir.Connectors.Files.Native;
using Weir.Connectors.Files.Targets;
using Weir.Core.Events;

namespace Weir.Connectors.Files.Publish;

/// <summary>Makes a staged write part of a table with a log: moves its files to the table, then puts its entry into the log under the next free number.</summary>
/// <remarks>
/// Files that no entry names do not count, so readers see the table before or after. The entry is put by a rename that never goes over another one, so two writers
/// never get one number; who comes second looks whether what the first did is in its way. The entry bears the run's name, so doing it again adds nothing.
/// </remarks>
internal sealed class LogCommit(IFileMoves moves, PublishStep step)
{
    private const string ReadyName = "_commit.ready";

    private readonly string target = TargetPath.Of(step.Target).Full;
    private readonly StagedPlace place = StagedPlace.Of(step.Staged);

    private string Log => Path.Combine(target, "_delta_log");

    public void Publish()
    {
        string note = Path.Combine(step.Staged, StagedEntry.FileName);
        if (!File.Exists(note))
        {
            RequireInLog();
            return;
        }

        StagedEntry entry = StagedEntry.Read(note);
        if (!IsInLog(entry))
        {
            moves.CreateFolder(Log);
            MoveFiles();
            Commit(entry);
        }

        moves.Delete(Path.GetDirectoryName(step.Staged)!);
        moves.FlushFolder(place.Folder);
    }

    /// <summary>Nothing is staged: either the entry is in the log already, or what was staged has been given up or removed.</summary>
    private void RequireInLog()
    {
        if (!Versions().OrderDescending().Any(version => StagedEntry.IsOf(Application, PathOf(version))))
        {
            throw FileFaults.Of(FileCodes.StagedLost, $"The table {target} can't be changed: what was staged at {step.Staged} is gone, and the table's log has no entry of this run.", "Run again.");
        }
    }

    /// <summary>The name that the run's entry bears, told by the staged path: <c>RUN.run/TABLE/MODULE/TABLE</c>.</summary>
    private string Application => $"weir:part-{Path.GetFileNameWithoutExtension(Path.GetDirectoryName(place.Folder))}-{Path.GetFileName(Path.GetDirectoryName(step.Staged))}";

    private void MoveFiles()
    {
        HashSet<string> touched = new(StringComparer.Ordinal) { target };
        foreach (string file in Directory.GetFiles(step.Staged, "*", SearchOption.AllDirectories).Where(IsData).Order(StringComparer.Ordinal))
        {
            string wanted = Path.Combine(target, Path.GetRelativePath(step.Staged, file));
            moves.CreateFolder(Path.GetDirectoryName(wanted)!);
            for (string inner = Path.GetDirectoryName(wanted)!; inner.Length > target.Length; inner = Path.GetDirectoryName(inner)!)
            {
                touched.Add(inner);
            }

            moves.Move(file, wanted);
        }

        foreach (string folder in touched)
        {
            moves.FlushFolder(folder);
        }
    }

    /// <summary>All but the entry: rows, marks of deleted ones, changes.</summary>
    private bool IsData(string file) => Path.GetDirectoryName(file) != step.Staged || Path.GetFileName(file) is not (StagedEntry.FileName or ReadyName);

    private void Commit(StagedEntry entry)
    {
        string ready = Path.Combine(step.Staged, ReadyName);
        do
        {
            if (Conflict(entry) is { } other)
            {
                GiveUp();
                throw FileFaults.Of(
                    FileCodes.LogConflict, $"The table {target} was changed by another program (version {other}) after this run had read version {entry.ReadVersion}.",
                    "Run again: the rows are then joined with the table as it is now.");
            }

            File.WriteAllText(ready, entry.Text);
            Durability.Flush(ready);
        }
        while (!moves.TryMoveNew(ready, PathOf(Latest() + 1)));
        moves.FlushFolder(Log);
    }

    /// <summary>What is staged can never be published any more, and would be in later runs' way.</summary>
    private void GiveUp() => moves.Delete(Path.GetDirectoryName(step.Staged)!);

    private bool IsInLog(StagedEntry entry) => Since(entry).Any(version => StagedEntry.IsOf(entry.Application, PathOf(version)));

    private long? Conflict(StagedEntry entry)
    {
        foreach (long version in Since(entry))
        {
            if (entry.ConflictsWith(PathOf(version)))
            {
                return version;
            }
        }

        return null;
    }

    private IEnumerable<long> Since(StagedEntry entry) => Versions().Where(version => version > entry.ReadVersion).Order();

    private long Latest() => Versions().DefaultIfEmpty(-1).Max();

    private IEnumerable<long> Versions()
    {
        foreach (string file in Directory.Exists(Log) ? Directory.EnumerateFiles(Log, "*.json") : [])
        {
            if (long.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out long version))
            {
                yield return version;
            }
        }
    }

    private string PathOf(long version) => Path.Combine(Log, version.ToString("D20", CultureInfo.InvariantCulture) + ".json");
}
