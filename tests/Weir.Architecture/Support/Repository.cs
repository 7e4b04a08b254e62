namespace Weir.Architecture.Support;

/// <summary>The files of the repository, as they lie in the working copy.</summary>
internal static class Repository
{
    private static readonly string[] Made =
    [
        ".git", ".idea", ".vs", ".weir", "artifacts", "bin", "BenchmarkDotNet.Artifacts", "node_modules", "obj", "out", "TestResults",
    ];

    /// <summary>The folder that holds <c>Weir.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that is written by hand or generated into the repository; paths from the root, with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Order(StringComparer.Ordinal)];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static IEnumerable<string> WithEnding(params string[] endings) =>
        Files.Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != ".git"))
        {
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        }

        foreach (string inner in Directory.EnumerateDirectories(folder).Where(inner => !IsMade(inner)))
        {
            foreach (string file in Walk(inner))
            {
                yield return file;
            }
        }
    }

    /// <summary>Folders that <c>.gitignore</c> keeps out: what builds and runs leave behind.</summary>
    private static bool IsMade(string folder) =>
        Made.Contains(Path.GetFileName(folder)) || Path.GetRelativePath(Root, folder).Replace('\\', '/') == "bench/data";

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Weir.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds Weir.slnx.");
    }
}
