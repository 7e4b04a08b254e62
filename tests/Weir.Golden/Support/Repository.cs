namespace Weir.Golden.Support;

/// <summary>Places in the source tree.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Goldens => Path.Combine(Root, "tests", "golden");

    public static string Examples => Path.Combine(Root, "examples");

    /// <summary>The names of the folders in a folder that hold a file.</summary>
    public static IEnumerable<string> Cases(string folder, string file) => Directory.EnumerateDirectories(folder)
        .Where(f => File.Exists(Path.Combine(f, file)))
        .Select(f => Path.GetFileName(f))
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Weir.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("These tests run from within the source tree.");
    }
}
