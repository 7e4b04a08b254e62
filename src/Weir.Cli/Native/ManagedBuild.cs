using System.Runtime.InteropServices;

namespace Weir.Cli.Native;

/// <summary>The build of this program that can load code, beside the native image in the folder <c>managed</c>.</summary>
internal static unsafe class ManagedBuild
{
    public const string Hint = "Put the other build of Weir into the folder 'managed' beside this program.";

    private static string Program => Path.Combine(AppContext.BaseDirectory, "managed", OperatingSystem.IsWindows() ? "weir.exe" : "weir");

    /// <summary>Becomes that build, with the same words: the process, its streams and its environment stay what they are.</summary>
    /// <returns>An exit code where a process can't become another and that build ran as a child; null when there is none.</returns>
    public static int? TryReplace(IReadOnlyList<string> words)
    {
        if (!File.Exists(Program))
        {
            return null;
        }

        if (OperatingSystem.IsWindows())
        {
            using System.Diagnostics.Process child = System.Diagnostics.Process.Start(Program, words);
            child.WaitForExit();
            return child.ExitCode;
        }

        byte** all = (byte**)NativeMemory.AllocZeroed((nuint)(words.Count + 2), (nuint)sizeof(byte*));
        all[0] = (byte*)Marshal.StringToCoTaskMemUTF8(Program);
        for (int i = 0; i < words.Count; i++)
        {
            all[i + 1] = (byte*)Marshal.StringToCoTaskMemUTF8(words[i]);
        }

        _ = UnixCalls.Execute(all[0], all);
        throw new IOException($"{Program} can't be started: {Marshal.GetLastPInvokeErrorMessage()}");
    }
}
