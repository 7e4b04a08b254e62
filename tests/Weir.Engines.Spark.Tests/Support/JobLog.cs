namespace Weir.Engines.Spark.Tests.Support;

/// <summary>The server's log of events: which jobs began and ended.</summary>
/// <param name="folder">Where the server writes it.</param>
internal sealed class JobLog(string folder)
{
    /// <summary>Jobs that began and ended since the server's start.</summary>
    internal async Task<(int Started, int Ended)> CountAsync()
    {
        int started = 0;
        int ended = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "events_*", SearchOption.AllDirectories))
        {
            await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(stream);
            while (await reader.ReadLineAsync() is { } line)
            {
                started += IsEvent(line, "SparkListenerJobStart") ? 1 : 0;
                ended += IsEvent(line, "SparkListenerJobEnd") ? 1 : 0;
            }
        }

        return (started, ended);
    }

    private static bool IsEvent(string line, string name) => line.StartsWith($"{{\"Event\":\"{name}\"", StringComparison.Ordinal);
}
