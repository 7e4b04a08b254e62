using System.Runtime.CompilerServices;

namespace Weir.Cli.Tests.Support;

/// <summary>Compares a text with a committed file; the environment variable <c>WEIR_GOLDEN=write</c> rewrites it.</summary>
internal static class Golden
{
    /// <summary>True when the goldens are to be rewritten.</summary>
    public static bool Rewrite { get; } = Environment.GetEnvironmentVariable("WEIR_GOLDEN") == "write";

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    public static void Check(string name, string actual)
    {
        string path = Path.Combine(Root, "tests", "golden", "cli", name);
        if (Rewrite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        actual.ShouldBe(File.Exists(path) ? File.ReadAllText(path) : "(no golden file)", $"{name}; run with WEIR_GOLDEN=write to accept");
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Weir.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Path.GetFullPath("../../..", Path.GetDirectoryName(here)!);
    }
}
