using System.Globalization;
using System.Text.Json;

namespace Weir.Benchmarks.Spark;

/// <summary>What the server did: its jobs by its log of events, its processor time by the operating system.</summary>
/// <param name="folder">The server's working folder, with <c>spark.pid</c> and <c>events/</c>.</param>
internal sealed class ServerWatch(string folder)
{
    private const int TicksPerSecond = 100;

    /// <summary>The moments at which jobs were submitted, in order.</summary>
    public List<DateTimeOffset> Jobs()
    {
        List<DateTimeOffset> moments = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder, "events"), "events_*", SearchOption.AllDirectories))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(stream);
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith("{\"Event\":\"SparkListenerJobStart\"", StringComparison.Ordinal))
                {
                    using JsonDocument job = JsonDocument.Parse(line);
                    moments.Add(DateTimeOffset.FromUnixTimeMilliseconds(job.RootElement.GetProperty("Submission Time").GetInt64()));
                }
            }
        }

        moments.Sort();
        return moments;
    }

    /// <summary>Milliseconds of processor time since the server's start; null where the system does not say.</summary>
    public double? ProcessorMilliseconds()
    {
        string stat = $"/proc/{File.ReadAllText(Path.Combine(folder, "spark.pid")).Trim()}/stat";
        if (!File.Exists(stat))
        {
            return null;
        }

        string text = File.ReadAllText(stat);
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * 1000.0 / TicksPerSecond;
    }
}
