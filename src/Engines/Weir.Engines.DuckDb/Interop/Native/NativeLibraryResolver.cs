using System.Reflection;
using System.Runtime.InteropServices;

namespace Weir.Engines.DuckDb.Interop.Native;

/// <summary>Finds DuckDB's shared library: beside the program, or where npm puts it in a source tree.</summary>
internal static class NativeLibraryResolver
{
    /// <summary>An environment variable that names the library file and wins over every other place.</summary>
    internal const string Variable = "WEIR_DUCKDB_LIBRARY";

    private static readonly Lock Gate = new();
    private static nint library;
    private static bool registered;

    /// <summary>Has imports of <see cref="NativeMethods.Library"/> resolved here; further calls do nothing.</summary>
    internal static void Register()
    {
        lock (Gate)
        {
            if (!registered)
            {
                NativeLibrary.SetDllImportResolver(typeof(NativeLibraryResolver).Assembly, Resolve);
                registered = true;
            }
        }
    }

    /// <summary>The first candidate that exists.</summary>
    /// <exception cref="DllNotFoundException">None exists; the message lists them all.</exception>
    internal static string Locate(string? variable, string baseDirectory)
    {
        List<string> candidates = [.. Candidates(variable, baseDirectory)];
        return candidates.Find(File.Exists) ?? throw new DllNotFoundException(NotFound(variable, candidates));
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (!string.Equals(name, NativeMethods.Library, StringComparison.Ordinal))
        {
            return 0;
        }

        lock (Gate)
        {
            if (library == 0)
            {
                library = NativeLibrary.Load(Locate(Environment.GetEnvironmentVariable(Variable), AppContext.BaseDirectory));
            }

            return library;
        }
    }

    private static IEnumerable<string> Candidates(string? variable, string baseDirectory)
    {
        if (!string.IsNullOrEmpty(variable))
        {
            yield return variable;
            yield break;
        }

        string file = FileName();
        yield return Path.Combine(baseDirectory, file);
        yield return Path.Combine(baseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native", file);
        string package = Path.Combine("eng", "native", "node_modules", "@duckdb", $"node-bindings-{PlatformName()}-{ArchitectureName()}", file);
        for (DirectoryInfo? folder = new(baseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, package);
        }
    }

    private static string NotFound(string? variable, List<string> candidates) =>
        string.IsNullOrEmpty(variable)
            ? "DuckDB's shared library was found in none of these places:\n  " + string.Join("\n  ", candidates)
              + $"\nRun `npm ci` in eng/native to fetch it, or set {Variable} to the file."
            : $"{Variable} names '{variable}', which does not exist. Correct it, or unset it and run `npm ci` in eng/native.";

    private static string FileName() =>
        OperatingSystem.IsWindows() ? "duckdb.dll" : OperatingSystem.IsMacOS() ? "libduckdb.dylib" : "libduckdb.so";

    private static string PlatformName() =>
        OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static string ArchitectureName() =>
        RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
}
