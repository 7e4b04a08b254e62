using System.Data.Common;
using Weir.Connectors.Databases.Options;
using Weir.Connectors.Databases.Read;
using Weir.Connectors.Databases.Tables;
using Weir.Connectors.Databases.Write;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Data.Columns;

namespace Weir.Connectors.Databases;

/// <summary>A kind of database: its SQL, its types, its fast ways in and out. Whatever it throws as <see cref="DbException"/> is told with a place by the caller.</summary>
internal abstract class DatabaseKind
{
    /// <summary>The first part of a target's name, and of a URL.</summary>
    internal abstract string Scheme { get; }

    internal abstract int DefaultPort { get; }

    /// <summary>Whether a database is a file of this machine.</summary>
    internal virtual bool IsFile => false;

    /// <summary>Whether CREATE, DROP and ALTER roll back with a transaction.</summary>
    internal virtual bool DdlIsTransactional => true;

    /// <summary>The schema that a table without one is in; null where the connection decides.</summary>
    internal virtual string? DefaultSchema(ConnectionSettings settings) => settings.Schema;

    /// <summary>Whether a URL's scheme is this database's.</summary>
    internal abstract bool Answers(string scheme);

    /// <summary>An open connection.</summary>
    /// <param name="settings">Where.</param>
    /// <param name="name">What the server shows of who is connected.</param>
    internal abstract DbConnection Connect(ConnectionSettings settings, string name);

    /// <summary>As <see cref="Connect"/>, for statements that may make the database itself.</summary>
    internal virtual DbConnection ConnectToMake(ConnectionSettings settings, string name) => Connect(settings, name);

    internal abstract string Quote(string identifier);

    internal string Quote(TableName table) => table.Schema is { } schema ? $"{Quote(schema)}.{Quote(table.Name)}" : Quote(table.Name);

    /// <summary>The type of a column that holds a text of up to so many characters, and can be a key.</summary>
    internal virtual string TextType(int length) => $"varchar({length})";

    /// <summary>The columns of a query (without its brackets), found without running it.</summary>
    /// <exception cref="NotSupportedException">A column's type can't be carried over; the message is a sentence.</exception>
    internal abstract IReadOnlyList<SourceColumn> Describe(DbConnection connection, string query);

    /// <summary>Reads a query. What is in memory is bounded.</summary>
    internal abstract IAsyncEnumerable<ColumnBatch> ReadAsync(DbConnection connection, string query, IReadOnlyList<SourceColumn> columns, ConnectionSettings settings, CancellationToken cancellationToken);

    /// <summary>The columns of a table in order; null when it is not there.</summary>
    internal abstract IReadOnlyList<TableColumn>? ColumnsOf(DbConnection connection, TableName table);

    /// <summary>The type of a new table's column; null when the database has none for it.</summary>
    internal abstract string? NativeTypeOf(DataType type);

    /// <summary>The staged form of a column.</summary>
    /// <param name="given">The rows' column.</param>
    /// <param name="target">The target's column; null when the column or the table is new.</param>
    /// <exception cref="NotSupportedException">The values can't be carried over; the message is a sentence.</exception>
    internal virtual StageColumn Stage(SchemaField given, TableColumn? target)
    {
        if (target?.Type is { } type)
        {
            return new StageColumn(target.Name, type, target.NativeType) { IsNotNull = target.IsNotNull };
        }

        string native = NativeTypeOf(given.Type) ?? throw new NotSupportedException($"The column '{given.Name}' is a {given.Type}, for which {Scheme} has no type.");
        return target is null
            ? new StageColumn(given.Name, given.Type, native)
            : new StageColumn(target.Name, new PrimitiveType(PrimitiveKind.String), NativeTypeOf(new PrimitiveType(PrimitiveKind.String))!) { IsNotNull = target.IsNotNull, CastTo = target.NativeType };
    }

    /// <summary>A fast way to add rows to a table.</summary>
    internal abstract IRowLoader OpenLoader(DbConnection connection, TableName table, IReadOnlyList<StageColumn> columns, ConnectionSettings settings);

    /// <summary>Keeps other writers from a table until the transaction ends, before rows are merged into it; null where it needs nothing.</summary>
    internal virtual string? LockForMerge(TableName table) => null;

    /// <summary>The statement that gives rows of the target the values of staged rows with the same key.</summary>
    internal virtual string UpdateFrom(TableName target, string values, TableName stage, string match) =>
        $"UPDATE {Quote(target)} AS t SET {values} FROM {Quote(stage)} AS s WHERE {match}";

    /// <summary>The left side of an assignment in <see cref="UpdateFrom"/>.</summary>
    internal virtual string Assigned(string column) => Quote(column);

    /// <summary>The statements that make a staging table the target, which is not there.</summary>
    internal virtual IReadOnlyList<string> Promote(TableName stage, TableName target, IReadOnlyList<TableColumn> columns) => [$"ALTER TABLE {Quote(stage)} RENAME TO {Quote(target.Name)}"];

    /// <summary>The columns of a target, asked for on a connection of its own; null when it is not there.</summary>
    internal virtual IReadOnlyList<TableColumn>? TargetColumns(ConnectionSettings settings, TableName target)
    {
        using DbConnection connection = Connect(settings, "weir");
        return ColumnsOf(connection, target);
    }

    /// <summary>A connection to where rows are staged.</summary>
    internal virtual DbConnection ConnectStage(ConnectionSettings settings, StagedName staged) => Connect(settings, "weir");

    /// <summary>The staging table, as that connection names it.</summary>
    internal virtual TableName StageTable(TableName target, StagedName staged) => new(target.Schema, staged.Table);

    internal virtual ITargetStore OpenTarget(ConnectionSettings settings, TableName table, WritePlan plan, DatabaseFaults faults, TimeProvider time) => new DatabaseTarget(this, settings, table, plan, faults, time);

    /// <summary>The right to write a target, held by the server for this process; null when another has it.</summary>
    internal abstract ITargetLease? TryLease(ConnectionSettings settings, string target, string runId);

    /// <summary>Who holds a target; null when that is not known.</summary>
    internal abstract string? DescribeHolder(ConnectionSettings settings, string target);
}
