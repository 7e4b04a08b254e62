using System.Text.Json;

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
        foreach (JsonElement line in await ReadAsync())
        {
            string name = line.GetProperty("Event").GetString()!;
            started += name == "SparkListenerJobStart" ? 1 : 0;
            ended += name == "SparkListenerJobEnd" ? 1 : 0;
        }

        return (started, ended);
    }

    /// <summary>All events but the one that may be being written.</summary>
    private async Task<List<JsonElement>> ReadAsync()
    {
        List<JsonElement> events = [];
        foreach (string file in Directory.EnumerateFiles(folder, "events_*", SearchOption.AllDirectories))
        {
            await using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using StreamReader reader = new(stream);
            string text = await reader.ReadToEndAsync();
            int end = text.LastIndexOf('\n');
            events.AddRange(text[..(end + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement));
        }

        return events;
    }
}
