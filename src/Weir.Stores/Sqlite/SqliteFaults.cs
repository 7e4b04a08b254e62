using Microsoft.Data.Sqlite;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Stores.Sqlite;

/// <summary>Turns what SQLite and the file system refuse into findings that name the file and the way out.</summary>
internal static class SqliteFaults
{
    // SQLite's primary result codes.
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    // Errors of the operating system.
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const string MakeRoom = "Free some space, then resume the run or run again.";
    private const string GiveRights = "Give this user the right to write there (the folder itself, not only the file), or choose another folder.";

    public static WeirException Of(DiagnosticCode code, string message, string? hint, Exception? inner = null) =>
        new(new Diagnostic(code, SourceSpan.None, message) { Hint = hint }, inner);

    /// <summary>True when a database is there and can be looked at, but the files that a writer keeps beside it can't be made.</summary>
    public static bool IsReadOnly(SqliteException refused) => refused.SqliteErrorCode is ReadOnly or CannotOpen or Permission;

    public static WeirException Explain(string path, SqliteException refused)
    {
        string reason = Reason(refused);
        return refused.SqliteErrorCode switch
        {
            NotADatabase => Of(StoreCodes.Unreadable, $"{path} is not a database.", "Move it away, and a new history is made; or choose another folder.", refused),
            Corrupt => Of(
                StoreCodes.Unreadable, $"The history {path} is damaged: {reason}.",
                $"Move it away, and a new history is made; 'sqlite3 {path} .recover' saves what can be saved.", refused),
            Full => Of(StoreCodes.DiskFull, $"No space is left for the history {path}.", MakeRoom, refused),
            ReadOnly or CannotOpen or Permission => Of(StoreCodes.Unwritable, $"The history {path} can't be written: {reason}.", GiveRights, refused),
            Busy or Locked => Of(StoreCodes.Busy, $"Another process keeps the history {path} locked.", "Look for a process that hangs, or for a backup that is being made, and try again.", refused),
            _ => Of(StoreCodes.Failed, $"The history {path} failed: {reason}.", "Mend what the message names, and try again.", refused),
        };
    }

    public static WeirException Explain(string path, Exception refused)
    {
        string message = $"Can't write {path}: {refused.Message.TrimEnd('.')}.";
        return refused is IOException && (refused.HResult & 0xFFFF) is NoSpace or QuotaExceeded
            ? Of(StoreCodes.DiskFull, message, MakeRoom, refused)
            : Of(StoreCodes.Unwritable, message, GiveRights, refused);
    }

    /// <summary>SQLite's own words, without the library's frame <c>SQLite Error 14: '...'.</c></summary>
    private static string Reason(SqliteException refused)
    {
        string[] parts = refused.Message.Split('\'');
        return parts.Length > 2 ? string.Join('\'', parts[1..^1]) : refused.Message.TrimEnd('.');
    }
}
