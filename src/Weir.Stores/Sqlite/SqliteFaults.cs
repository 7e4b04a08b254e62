using SQLitePCL;
using Weir.Core.Diagnostics;

namespace Weir.Stores.Sqlite;

/// <summary>Turns what SQLite refuses into findings that name the file and the way out.</summary>
internal static class SqliteFaults
{
    /// <summary>True when the file, or one of those that SQLite keeps beside it, can't be opened or written by this user.</summary>
    public static bool IsForLackOfRights(SqliteRefusal refused) => refused.Code is raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM;

    public static WeirException Explain(string path, SqliteRefusal refused) => refused.Code switch
    {
        raw.SQLITE_NOTADB => StoreFaults.Of(StoreCodes.Unreadable, $"{path} is not a database.", "Move it away, and a new history is made; or choose another folder.", refused),
        raw.SQLITE_CORRUPT => StoreFaults.Of(
            StoreCodes.Unreadable, $"The history {path} is damaged: {refused.Message}.",
            $"Move it away, and a new history is made; 'sqlite3 {path} .recover' saves what can be saved.", refused),
        raw.SQLITE_FULL => StoreFaults.Of(StoreCodes.DiskFull, $"No space is left for the history {path}.", StoreFaults.MakeRoom, refused),
        _ when IsForLackOfRights(refused) => StoreFaults.Of(StoreCodes.Unwritable, $"The history {path} can't be written: {refused.Message}.", StoreFaults.GiveRights, refused),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFaults.Of(
            StoreCodes.Busy, $"Another process keeps the history {path} locked.", "Look for a process that hangs, or for a backup that is being made, and try again.", refused),
        _ => StoreFaults.Of(StoreCodes.Failed, $"The history {path} failed: {refused.Message}.", "Mend what the message names, and try again.", refused),
    };
}
