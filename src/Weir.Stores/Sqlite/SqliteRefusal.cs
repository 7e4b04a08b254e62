namespace Weir.Stores.Sqlite;

/// <summary>SQLite said no. Never leaves this folder: <see cref="SqliteFaults"/> makes a finding of it.</summary>
/// <param name="code">SQLite's primary result code.</param>
/// <param name="reason">SQLite's words.</param>
internal sealed class SqliteRefusal(int code, string reason) : Exception(reason)
{
    public int Code => code;
}
