using System.Data.Common;
using Weir.Connectors.Databases.Tables;
using Weir.Core.Blueprints.Modules;

namespace Weir.Connectors.Databases.Write;

/// <summary>The statements that bring staged rows into a table.</summary>
internal sealed class Publication(DatabaseKind kind, DbConnection connection, TableName target, TableName stage, StagedName staged)
{
    /// <summary>What changes the table itself. Making it again changes nothing, so it may be done before the transaction where it can't be in it.</summary>
    internal IEnumerable<string> Preparations()
    {
        IReadOnlyList<TableColumn>? there = kind.ColumnsOf(connection, target);
        return there is not null ? [.. Added(there)] : kind.DdlIsTransactional ? [] : [$"CREATE TABLE {kind.Quote(target)} LIKE {kind.Quote(stage)}"];
    }

    /// <summary>The statements that have to run in the transaction, in order, after the preparations.</summary>
    /// <exception cref="InvalidOperationException">The table is there although the mode allows none.</exception>
    internal IEnumerable<string> Statements()
    {
        if (kind.ColumnsOf(connection, target) is not { } there)
        {
            return kind.Promote(stage, target, Staged);
        }

        return staged.Plan.Mode switch
        {
            WriteMode.Error when kind.DdlIsTransactional || !IsEmpty => throw new InvalidOperationException($"The table {target} was made by somebody else while the run was under way"),
            WriteMode.Ignore => [],
            WriteMode.Overwrite when staged.Plan.ReplaceTable => [$"DROP TABLE {kind.Quote(target)}", .. kind.Promote(stage, target, Staged)],
            WriteMode.Overwrite => [$"DELETE FROM {kind.Quote(target)}", Insert(there, "")],
            WriteMode.Merge => [.. Merge(there)],
            _ => [Insert(there, "")],
        };
    }

    /// <summary>Removes what is left of the staging table; it may be gone.</summary>
    internal string Drop => $"DROP TABLE IF EXISTS {kind.Quote(stage)}";

    /// <summary>Where a table has to be made before it is filled, an empty one may be what a publish left that died in between.</summary>
    private bool IsEmpty => Sql.Value(connection, $"SELECT 1 FROM {kind.Quote(target)} LIMIT 1") is null;

    private IReadOnlyList<TableColumn> Staged => field ??= kind.ColumnsOf(connection, stage) ?? [];

    private IEnumerable<string> Added(IReadOnlyList<TableColumn> there) =>
        from column in Staged
        where staged.Plan.AddColumns && Of(there, column) is null
        select $"ALTER TABLE {kind.Quote(target)} ADD COLUMN {kind.Quote(column.Name)} {column.NativeType}";

    private string Insert(IReadOnlyList<TableColumn> there, string condition)
    {
        string names = string.Join(", ", Staged.Select(column => kind.Quote(column.Name)));
        string values = string.Join(", ", Staged.Select(column => Value(there, column)));
        return $"INSERT INTO {kind.Quote(target)} ({names}) SELECT {values} FROM {kind.Quote(stage)} s{condition}";
    }

    private IEnumerable<string> Merge(IReadOnlyList<TableColumn> there)
    {
        if (kind.LockForMerge(target) is { } guard)
        {
            yield return guard;
        }

        string match = string.Join(" AND ", staged.Plan.MergeKey.Select(key => Staged.First(column => Same(column.Name, key))).Select(column => $"t.{kind.Quote(column.Name)} = {Value(there, column)}"));
        string[] assignments = [.. Staged.Where(column => !staged.Plan.MergeKey.Any(key => Same(column.Name, key))).Select(column => $"{kind.Assigned(column.Name)} = {Value(there, column)}")];
        if (assignments.Length > 0)
        {
            yield return kind.UpdateFrom(target, string.Join(", ", assignments), stage, match);
        }

        yield return Insert(there, $" WHERE NOT EXISTS (SELECT 1 FROM {kind.Quote(target)} t WHERE {match})");
    }

    /// <summary>A staged value as the table's column takes it.</summary>
    private string Value(IReadOnlyList<TableColumn> there, TableColumn column) =>
        Of(there, column) is { } found && found.NativeType != column.NativeType ? $"CAST(s.{kind.Quote(column.Name)} AS {found.NativeType})" : $"s.{kind.Quote(column.Name)}";

    private static TableColumn? Of(IReadOnlyList<TableColumn> there, TableColumn column) => there.FirstOrDefault(found => Same(found.Name, column.Name));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
