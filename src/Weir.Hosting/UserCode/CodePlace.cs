using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Weir.Hosting.UserCode;

/// <summary>Where in the user's own code an exception was thrown.</summary>
internal static class CodePlace
{
    /// <summary>File and line of the innermost frame that has them: <c>prices.cs:12</c>; null when none has.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Without a frame's method its file is named all the same; and the user's code never runs in an image.")]
    public static string? Of(Exception failure)
    {
        foreach (StackFrame frame in new StackTrace(failure, fNeedFileInfo: true).GetFrames())
        {
            // Weir's own frames have no business in a message about the user's code.
            if (frame.GetFileName() is { } file && frame.GetFileLineNumber() > 0 && frame.GetMethod()?.Module.Assembly != typeof(CodePlace).Assembly)
            {
                return $"{Path.GetFileName(file)}:{frame.GetFileLineNumber()}";
            }
        }

        return null;
    }
}
