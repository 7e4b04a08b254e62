namespace Weir.Engines.Spark.Tests.Support;

/// <summary>The folder that starts a real Spark Connect server: what the environment variable <c>WEIR_SPARK_SERVER</c> names.</summary>
internal static class SparkInstallation
{
    internal const string Missing = "Spark server not present";

    /// <summary>The folder with <c>start.sh</c>, or why there is none.</summary>
    internal static (string? Folder, string? Reason) Find()
    {
        if (Environment.GetEnvironmentVariable("WEIR_SPARK_SERVER") is not { Length: > 0 } folder)
        {
            return (null, $"{Missing}: WEIR_SPARK_SERVER names no folder with a start.sh");
        }

        if (!File.Exists(Path.Combine(folder, "start.sh")))
        {
            return (null, $"{Missing}: no start.sh in {folder}");
        }

        return HasJava() ? (folder, null) : (null, $"{Missing}: no Java");
    }

    private static bool HasJava()
    {
        string? home = Environment.GetEnvironmentVariable("JAVA_HOME");
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return (home is not null && File.Exists(Path.Combine(home, "bin", "java"))) || folders.Any(folder => File.Exists(Path.Combine(folder, "java")));
    }
}
