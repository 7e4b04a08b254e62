using System.Text.Json;

namespace Weir.Golden.Support;

/// <summary>What the Spark server wrote down of the queries that it ran.</summary>
internal static class ServerLog
{
    private const string Prefix = "org.apache.spark.sql.execution.ui.SparkListenerSQLExecution";

    /// <summary>How many queries whose text or plan holds a marker have begun, and how many of them have not ended.</summary>
    public static (int Begun, int Open) Of(string marker)
    {
        int begun = 0;
        HashSet<long> open = [];
        string folder = Path.Combine(Environment.GetEnvironmentVariable("WEIR_SPARK_RUNNING")!, "events");
        foreach (string line in Directory.EnumerateFiles(folder, "events_*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(ReadLines))
        {
            if (line.StartsWith($"{{\"Event\":\"{Prefix}Start\"", StringComparison.Ordinal) && line.Contains(marker, StringComparison.Ordinal))
            {
                begun++;
                open.Add(IdOf(line));
            }
            else if (line.StartsWith($"{{\"Event\":\"{Prefix}End\"", StringComparison.Ordinal))
            {
                open.Remove(IdOf(line));
            }
        }

        return (begun, open.Count);
    }

    private static long IdOf(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("executionId").GetInt64();
    }

    private static IEnumerable<string> ReadLines(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
