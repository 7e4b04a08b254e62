using System.Text.Json;
using System.Text.Json.Nodes;

namespace Weir.Runner.Checkpoint;

/// <summary>What modules hand on besides rows, as JSON objects; the history keeps them for a resume.</summary>
internal static class ModuleOutputs
{
    private const string Verdict = "passed";
    private const string DepotValue = "value";
    private const string Target = "target";
    private const string Checkpoint = "_checkpoint";

    /// <summary>The verdict of a Probe.</summary>
    public static string OfVerdict(bool passed) => new JsonObject { [Verdict] = passed }.ToJsonString();

    public static bool? VerdictIn(string? outputs) => Read(outputs)?[Verdict]?.GetValue<bool>();

    /// <summary>The value that a depot key is to get.</summary>
    public static string OfDepot(string value) => new JsonObject { [DepotValue] = value }.ToJsonString();

    public static string? DepotValueIn(string? outputs) => Read(outputs)?[DepotValue]?.GetValue<string>();

    /// <summary>The target of a write, so that what it staged can be found when the run is forgotten.</summary>
    public static string OfTarget(string target) => new JsonObject { [Target] = target }.ToJsonString();

    public static string? TargetIn(string? outputs) => Read(outputs)?[Target]?.GetValue<string>();

    /// <summary>Adds the files that hold a module's rows, by port.</summary>
    public static string WithCheckpoint(string? outputs, IReadOnlyDictionary<string, string> files)
    {
        JsonObject all = Read(outputs) ?? [];
        all[Checkpoint] = new JsonObject(files.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Key, f.Value)));
        return all.ToJsonString();
    }

    /// <summary>Port to file; null when the module's rows were not kept.</summary>
    public static IReadOnlyDictionary<string, string>? CheckpointIn(string? outputs) =>
        (Read(outputs)?[Checkpoint] as JsonObject)?.ToDictionary(f => f.Key, f => f.Value!.GetValue<string>(), StringComparer.Ordinal);

    private static JsonObject? Read(string? outputs)
    {
        try
        {
            return outputs is null ? null : JsonNode.Parse(outputs) as JsonObject;
        }
        catch (JsonException)
        {
            // Not of our making: nothing can be restored from it.
            return null;
        }
    }
}
