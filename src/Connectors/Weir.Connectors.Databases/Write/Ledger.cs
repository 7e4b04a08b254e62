using System.Data.Common;
using System.Globalization;
using Weir.Connectors.Databases.Tables;

namespace Weir.Connectors.Databases.Write;

/// <summary>The table in a target's schema that tells what is staged there and what was published: by it a publish that is made again does nothing.</summary>
internal sealed class Ledger(DatabaseKind kind, DbConnection connection, TableName target)
{
    internal const string Name = "weir_ledger";

    private string Table => kind.Quote(new TableName(target.Schema, Name));

    internal bool Exists => kind.ColumnsOf(connection, new TableName(target.Schema, Name)) is not null;

    internal void Create()
    {
        if (Exists)
        {
            return;
        }

        string sql = $"CREATE TABLE {Table} (run_id {kind.TextType(128)} NOT NULL, module_id {kind.TextType(128)} NOT NULL, target {kind.TextType(500)} NOT NULL, stage {kind.TextType(64)} NOT NULL, staged_at {kind.TextType(40)} NOT NULL, published_at {kind.TextType(40)}, PRIMARY KEY (run_id, module_id))";
        try
        {
            Sql.Execute(connection, sql);
        }
        catch (DbException) when (Exists)
        {
            // Another run made it at the same time.
        }
    }

    internal void Stage(StagedName staged, DateTimeOffset now)
    {
        Sql.Execute(connection, $"DELETE FROM {Table} WHERE run_id = @run AND module_id = @module", ("run", staged.RunId), ("module", staged.ModuleId));
        Sql.Execute(
            connection, $"INSERT INTO {Table} (run_id, module_id, target, stage, staged_at) VALUES (@run, @module, @target, @stage, @now)",
            ("run", staged.RunId), ("module", staged.ModuleId), ("target", staged.Target), ("stage", staged.Table), ("now", Text(now)));
    }

    /// <summary>Marks a staged write as published; false when it was already.</summary>
    internal bool TryMark(StagedName staged, DbTransaction transaction, DateTimeOffset now) => Sql.Execute(
        connection, transaction, $"UPDATE {Table} SET published_at = @now WHERE run_id = @run AND module_id = @module AND published_at IS NULL",
        ("now", Text(now)), ("run", staged.RunId), ("module", staged.ModuleId)) > 0;

    internal bool IsPublished(StagedName staged) => Exists && Sql.Value(
        connection, $"SELECT published_at FROM {Table} WHERE run_id = @run AND module_id = @module AND target = @target",
        ("run", staged.RunId), ("module", staged.ModuleId), ("target", staged.Target)) is not null;

    internal IReadOnlyList<string> StagedRuns(string name) => Exists
        ? Sql.Texts(connection, $"SELECT DISTINCT run_id FROM {Table} WHERE target = @target AND published_at IS NULL ORDER BY run_id", ("target", name))
        : [];

    /// <summary>The staging tables of a run's writes to a target, whether published or not.</summary>
    internal IReadOnlyList<string> StagesOf(string name, string runId) => Exists
        ? Sql.Texts(connection, $"SELECT stage FROM {Table} WHERE target = @target AND run_id = @run", ("target", name), ("run", runId))
        : [];

    internal void Forget(string name, string runId) => Sql.Execute(
        connection, $"DELETE FROM {Table} WHERE target = @target AND run_id = @run AND published_at IS NULL", ("target", name), ("run", runId));

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
