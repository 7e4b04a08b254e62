using Weir.Core.Diagnostics;

namespace Weir.Stores.Sql;

/// <summary>What the tables of a store need of a database: statements with numbered values, rows, transactions. Used by one thread at a time.</summary>
/// <remarks>
/// Statements are written in the SQL that SQLite, PostgreSQL and DuckDB share; <c>?1</c>, <c>?2</c> and so on stand for the values: texts, numbers, truths,
/// or null. Whatever the database refuses leaves as a <see cref="WeirException"/> that names the store.
/// </remarks>
public interface ISqlDatabase : IDisposable
{
    /// <summary>The store as messages name it, without secrets: a path, or <c>postgres://host:5432/database</c>.</summary>
    string Name { get; }

    /// <summary>A column that orders the rows of <c>run_records</c> as they were written.</summary>
    string RowOrder { get; }

    /// <summary>Runs a statement. Inside a transaction it may wait for the next query, or for the end, and then go with others.</summary>
    void Execute(string sql, params ReadOnlySpan<object?> values);

    /// <summary>Reads all rows.</summary>
    List<T> Query<T>(string sql, Func<ISqlRow, T> read, params ReadOnlySpan<object?> values);

    /// <summary>Does all of something, or nothing.</summary>
    /// <param name="durable">True when it must survive a power cut from the moment this returns; what is not durable survives the death of the process.</param>
    /// <param name="work">Executes statements.</param>
    void InTransaction(bool durable, Action work);

    /// <summary>A transaction, not durable, that waits for all others on the same subject before it looks at anything.</summary>
    /// <param name="subject">One of the names in <c>sequences</c>.</param>
    /// <param name="work">Executes statements.</param>
    void InTransactionAlone(string subject, Action work) => InTransaction(durable: false, work);

    /// <summary>Does several things for which the database is opened once, where it is not open all the time.</summary>
    T Use<T>(Func<T> work) => work();
}
