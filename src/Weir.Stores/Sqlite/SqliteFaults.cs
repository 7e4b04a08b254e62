using SQLitePCL;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Stores.Sqlite;

/// <summary>Turns what SQLite and the file system refuse into findings that name the file and the way out.</summary>
internal static class SqliteFaults
{
    // Errors of the operating system.
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const string MakeRoom = "Free some space, then resume the run or run again.";
    private const string GiveRights = "Give this user the right to write there (the folder itself, not only the file), or choose another folder.";

    public static WeirException Of(DiagnosticCode code, string message, string? hint, Exception? inner = null) =>
        new(new Diagnostic(code, SourceSpan.None, message) { Hint = hint }, inner);

    /// <summary>True when the file, or one of those that SQLite keeps beside it, can't be opened or written by this user.</summary>
    public static bool IsForLackOfRights(SqliteRefusal refused) => refused.Code is raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM;

    public static WeirException Explain(string path, SqliteRefusal refused) => refused.Code switch
    {
        raw.SQLITE_NOTADB => Of(StoreCodes.Unreadable, $"{path} is not a database.", "Move it away, and a new history is made; or choose another folder.", refused),
        raw.SQLITE_CORRUPT => Of(
            StoreCodes.Unreadable, $"The history {path} is damaged: {refused.Message}.",
            $"Move it away, and a new history is made; 'sqlite3 {path} .recover' saves what can be saved.", refused),
        raw.SQLITE_FULL => Of(StoreCodes.DiskFull, $"No space is left for the history {path}.", MakeRoom, refused),
        _ when IsForLackOfRights(refused) => Of(StoreCodes.Unwritable, $"The history {path} can't be written: {refused.Message}.", GiveRights, refused),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Of(
            StoreCodes.Busy, $"Another process keeps the history {path} locked.", "Look for a process that hangs, or for a backup that is being made, and try again.", refused),
        _ => Of(StoreCodes.Failed, $"The history {path} failed: {refused.Message}.", "Mend what the message names, and try again.", refused),
    };

    public static WeirException Explain(string path, Exception refused)
    {
        string message = $"Can't write {path}: {refused.Message.TrimEnd('.')}.";
        return refused is IOException && (refused.HResult & 0xFFFF) is NoSpace or QuotaExceeded
            ? Of(StoreCodes.DiskFull, message, MakeRoom, refused)
            : Of(StoreCodes.Unwritable, message, GiveRights, refused);
    }
}
