namespace Weir.Engines.Spark.Tests.Support;

/// <summary>The folder that starts a real Spark Connect server: <c>WEIR_SPARK_SERVER</c>, else <c>../shared/servers/spark</c> beside the repository.</summary>
internal static class SparkInstallation
{
    internal const string Missing = "Spark server not present";

    /// <summary>The folder with <c>start.sh</c>, or why there is none.</summary>
    internal static (string? Folder, string? Reason) Find()
    {
        string? folder = Environment.GetEnvironmentVariable("WEIR_SPARK_SERVER") is { Length: > 0 } given ? given : BesideRepository();
        if (folder is null || !File.Exists(Path.Combine(folder, "start.sh")))
        {
            return (null, $"{Missing}: no start.sh in {folder ?? "../shared/servers/spark"}");
        }

        return HasJava() ? (folder, null) : (null, $"{Missing}: no Java");
    }

    private static string? BesideRepository()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, "shared", "servers", "spark");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    private static bool HasJava()
    {
        string? home = Environment.GetEnvironmentVariable("JAVA_HOME");
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return (home is not null && File.Exists(Path.Combine(home, "bin", "java"))) || folders.Any(folder => File.Exists(Path.Combine(folder, "java")));
    }
}
