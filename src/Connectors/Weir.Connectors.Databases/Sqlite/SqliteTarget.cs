using System.Data.Common;
using Microsoft.Data.Sqlite;
using Weir.Connectors.Databases.Options;
using Weir.Connectors.Databases.Tables;
using Weir.Connectors.Databases.Write;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Primitives;

namespace Weir.Connectors.Databases.Sqlite;

/// <summary>A table of a SQLite file as a target: rows are staged in a file beside it, and one transaction of the database takes them over and marks the ledger.</summary>
internal sealed class SqliteTarget(SqliteKind kind, ConnectionSettings settings, TableName table, WritePlan plan, DatabaseFaults faults, TimeProvider time) : ITargetStore
{
    public TargetState Inspect(string target) => Guard($"{table} can't be looked at", () => target.Contains('#', StringComparison.Ordinal)
        ? File.Exists(SqliteKind.StageFile(settings, StagedName.Parse(target))) ? TargetState.Table : TargetState.Absent
        : kind.TargetColumns(settings, table) is null ? TargetState.Absent : TargetState.Table);

    public ITargetLease? TryLease(string target, string runId) => Guard(
        $"{settings.File} can't be written", () => FileLock.TryTake(LockFile(target), $"run {runId}") is { } taken ? new FileLease(target, taken) : null);

    public string? DescribeHolder(string target) => FileLock.IsHeld(LockFile(target)) ? FileLock.ReadOwner(LockFile(target)) : null;

    public string StagedPath(string target, string runId, string moduleId) => new StagedName(target, runId, moduleId, plan).ToString();

    public string Stage(string target, string runId, string moduleId) => Guard($"Rows can't be staged beside {settings.File}", () =>
    {
        StagedName staged = new(target, runId, moduleId, plan);
        Delete(SqliteKind.StageFile(settings, staged));
        return staged.ToString();
    });

    public void Flush(string stagedPath)
    {
        // A committed load is durable.
    }

    public void Publish(PublishStep step) => Guard($"{table} could not be published", () =>
    {
        StagedName staged = StagedName.Parse(step.Staged);
        string file = SqliteKind.StageFile(settings, staged);
        using SqliteConnection connection = SqliteKind.Open(settings.File!, SqliteOpenMode.ReadWriteCreate);
        Ledger ledger = new(kind, connection, table);
        if (ledger.IsPublished(staged))
        {
            return true;
        }

        if (!File.Exists(file))
        {
            throw faults.Refuse(DatabaseCodes.StagedLost, $"The rows that were staged for {table} are no longer there.", "Run again.");
        }

        Sql.Execute(connection, $"ATTACH @file AS {SqliteKind.StageSchema}", ("file", file));
        Commit(connection, ledger, staged);
        return true;
    });

    public IReadOnlyList<string> StagedRuns(string target) =>
        [.. StageFiles(target).Select(file => Path.GetFileName(file)[Path.GetFileName(SqliteKind.StagePrefix(settings, target)).Length..].Split('~')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public void Discard(string target, string runId)
    {
        foreach (string file in StageFiles(target).Where(file => file.StartsWith($"{SqliteKind.StagePrefix(settings, target)}{runId}~", StringComparison.Ordinal)))
        {
            Delete(file);
        }
    }

    private void Commit(SqliteConnection connection, Ledger ledger, StagedName staged)
    {
        using DbTransaction transaction = connection.BeginTransaction();
        ledger.Create();
        ledger.Stage(staged, time.GetUtcNow());
        ledger.TryMark(staged, transaction, time.GetUtcNow());
        Publication publication = new(kind, connection, table, new TableName(SqliteKind.StageSchema, staged.Table), staged);
        foreach (string statement in publication.Preparations().Concat(publication.Statements()))
        {
            Sql.Execute(connection, transaction, statement);
        }

        transaction.Commit();
    }

    private string LockFile(string target) => SqliteKind.StagePrefix(settings, target) + "lock";

    private string[] StageFiles(string target)
    {
        string prefix = SqliteKind.StagePrefix(settings, target);
        string folder = Path.GetDirectoryName(prefix)!;
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder).Where(file => file.StartsWith(prefix, StringComparison.Ordinal) && file[prefix.Length..] != "lock" && !file.EndsWith("-journal", StringComparison.Ordinal))]
            : [];
    }

    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
            File.Delete(file + "-journal");
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
            // It means nothing to anybody; a later run tries again.
        }
    }

    private T Guard<T>(string what, Func<T> work) => faults.Guard(DatabaseCodes.WriteFailed, what, work);
}
