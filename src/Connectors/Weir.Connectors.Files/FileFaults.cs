using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Connectors.Files;

/// <summary>Turns what the operating system throws into findings that name the place and the way out.</summary>
internal static class FileFaults
{
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int NotPermitted = 1;
    private const int AccessDenied = 13;

    public static WeirException Of(DiagnosticCode code, string message, string hint, Exception? inner = null) =>
        new(new Diagnostic(code, SourceSpan.None, message) { Hint = hint }, inner);

    /// <summary>Does something with files, and explains a refusal.</summary>
    /// <param name="intent">What is done, as it stands behind "can't": <c>publish /data/out.csv</c>.</param>
    /// <exception cref="WeirException">The operating system refused.</exception>
    public static T Guard<T>(string intent, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Explain(intent, refused);
        }
    }

    /// <inheritdoc cref="Guard{T}"/>
    public static void Guard(string intent, Action work) => Guard(intent, () =>
    {
        work();
        return true;
    });

    public static WeirException Explain(string intent, Exception refused)
    {
        string message = $"Can't {intent}: {refused.Message.TrimEnd('.')}.";
        int code = refused is IOException ? refused.HResult & 0xFFFF : AccessDenied;
        if (code == NoSpace || code == QuotaExceeded || (OperatingSystem.IsWindows() && code is 39 or 112))
        {
            return Of(FileCodes.DiskFull, message, "Free some space, or write to another disk; the targets are as they were.", refused);
        }

        return code is AccessDenied or NotPermitted or ReadOnlyFileSystem
            ? Of(FileCodes.TargetUnwritable, message, "Give this user the right to write there (the folder itself, not only the file), or write elsewhere.", refused)
            : Of(FileCodes.FileFailed, message, "Mend what the message names, and run again.", refused);
    }

    private static int QuotaExceeded => OperatingSystem.IsMacOS() ? 69 : 122;
}
