using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Stores;

/// <summary>Turns what a store or the file system refuses into findings that name the store and the way out.</summary>
public static class StoreFaults
{
    // Errors of the operating system.
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    internal const string MakeRoom = "Free some space, then resume the run or run again.";
    internal const string GiveRights = "Give this user the right to write there (the folder itself, not only the file), or choose another folder.";

    /// <summary>A finding as an exception.</summary>
    public static WeirException Of(DiagnosticCode code, string message, string? hint, Exception? inner = null) =>
        new(new Diagnostic(code, SourceSpan.None, message) { Hint = hint }, inner);

    internal static WeirException Explain(string path, Exception refused)
    {
        string message = $"Can't write {path}: {refused.Message.TrimEnd('.')}.";
        return refused is IOException && (refused.HResult & 0xFFFF) is NoSpace or QuotaExceeded
            ? Of(StoreCodes.DiskFull, message, MakeRoom, refused)
            : Of(StoreCodes.Unwritable, message, GiveRights, refused);
    }
}
