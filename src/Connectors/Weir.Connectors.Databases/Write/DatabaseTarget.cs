using System.Data.Common;
using Weir.Connectors.Databases.Options;
using Weir.Connectors.Databases.Tables;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;

namespace Weir.Connectors.Databases.Write;

/// <summary>A table on a server as a target: rows are staged in a table beside it and published in one transaction that also marks the ledger.</summary>
internal sealed class DatabaseTarget(DatabaseKind kind, ConnectionSettings settings, TableName table, WritePlan plan, DatabaseFaults faults, TimeProvider time) : ITargetStore
{
    public TargetState Inspect(string target) => With($"{table} can't be looked at", connection =>
    {
        TableName looked = target.Contains('#', StringComparison.Ordinal) ? new TableName(table.Schema, StagedName.Parse(target).Table) : table;
        return kind.ColumnsOf(connection, looked) is null ? TargetState.Absent : TargetState.Table;
    });

    public ITargetLease? TryLease(string target, string runId) => faults.Guard(DatabaseCodes.Unreachable, $"{kind.Scheme} can't be reached", () => kind.TryLease(settings, target, runId));

    public string? DescribeHolder(string target) => faults.Guard(DatabaseCodes.Unreachable, $"{kind.Scheme} can't be reached", () => kind.DescribeHolder(settings, target));

    public string StagedPath(string target, string runId, string moduleId) => new StagedName(target, runId, moduleId, plan).ToString();

    public string Stage(string target, string runId, string moduleId) => With($"Rows can't be staged beside {table}", connection =>
    {
        StagedName staged = new(target, runId, moduleId, plan);
        Ledger ledger = new(kind, connection, table);
        ledger.Create();
        Sql.Execute(connection, $"DROP TABLE IF EXISTS {kind.Quote(new TableName(table.Schema, staged.Table))}");
        ledger.Stage(staged, time.GetUtcNow());
        return staged.ToString();
    });

    public void Flush(string stagedPath)
    {
        // A committed load is durable.
    }

    public void Publish(PublishStep step) => With($"{table} could not be published", connection =>
    {
        StagedName staged = StagedName.Parse(step.Staged);
        Ledger ledger = new(kind, connection, table);
        if (ledger.IsPublished(staged))
        {
            return true;
        }

        TableName stage = new(table.Schema, staged.Table);
        if (kind.ColumnsOf(connection, stage) is null)
        {
            throw faults.Refuse(DatabaseCodes.StagedLost, $"The rows that were staged for {table} are no longer there.", "Run again.");
        }

        Commit(connection, ledger, staged);
        return true;
    });

    public IReadOnlyList<string> StagedRuns(string target) => With($"{table} can't be looked at", connection => new Ledger(kind, connection, table).StagedRuns(target));

    /// <inheritdoc/>
    /// <remarks>What can't be removed is left: it means nothing, and a later run tries again.</remarks>
    public void Discard(string target, string runId)
    {
        try
        {
            using DbConnection connection = kind.Connect(settings, "weir");
            Ledger ledger = new(kind, connection, table);
            foreach (string stage in ledger.StagesOf(target, runId))
            {
                Sql.Execute(connection, $"DROP TABLE IF EXISTS {kind.Quote(new TableName(table.Schema, stage))}");
                ledger.Forget(target, runId);
            }
        }
        catch (Exception left) when (DatabaseFaults.IsFault(left))
        {
            // The staged rows are in nobody's way.
        }
    }

    private void Commit(DbConnection connection, Ledger ledger, StagedName staged)
    {
        Publication publication = new(kind, connection, table, new TableName(table.Schema, staged.Table), staged);
        if (!kind.DdlIsTransactional)
        {
            Run(connection, null, publication.Preparations());
        }

        using (DbTransaction transaction = connection.BeginTransaction())
        {
            if (!ledger.TryMark(staged, transaction, time.GetUtcNow()))
            {
                return;
            }

            if (kind.DdlIsTransactional)
            {
                Run(connection, transaction, publication.Preparations());
            }

            Run(connection, transaction, publication.Statements());
            if (kind.DdlIsTransactional)
            {
                Run(connection, transaction, [publication.Drop]);
            }

            transaction.Commit();
        }

        if (!kind.DdlIsTransactional)
        {
            Run(connection, null, [publication.Drop]);
        }
    }

    private static void Run(DbConnection connection, DbTransaction? transaction, IEnumerable<string> statements)
    {
        foreach (string statement in statements)
        {
            Sql.Execute(connection, transaction, statement);
        }
    }

    private T With<T>(string what, Func<DbConnection, T> work)
    {
        using DbConnection connection = faults.Guard(DatabaseCodes.Unreachable, $"{kind.Scheme} can't be reached", () => kind.Connect(settings, "weir"));
        return faults.Guard(DatabaseCodes.WriteFailed, what, () => work(connection));
    }
}
