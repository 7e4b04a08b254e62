using System.Text.Json.Nodes;

namespace Weir.Core.Contracts;

/// <summary>What a task has done, and what it hands on.</summary>
public sealed record TaskResult
{
    /// <summary>The work is done and there is nothing to hand on.</summary>
    public static TaskResult Done { get; } = new();

    /// <summary>False when there was nothing to do: no file matched, no row was found. The module then ends as skipped, and what depends on it runs unless its author says otherwise.</summary>
    public bool HasData { get; init; } = true;

    /// <summary>Without data: why, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>Named values that later modules read as <c>${steps.ID.outputs.NAME}</c>. Texts, numbers, booleans, lists and objects; a path is an absolute path as text, rows are a list of objects.</summary>
    /// <remarks>They are kept in the history and restored by a resume, so they should be small: hand on a path, not a file's content.</remarks>
    public JsonObject Outputs { get; init; } = [];

    /// <summary>Rows read, where the task has rows.</summary>
    public long? RowsIn { get; init; }

    /// <summary>Rows or items written or moved, where the task counts them.</summary>
    public long? RowsOut { get; init; }

    /// <summary>Bytes written or moved, where known.</summary>
    public long? BytesOut { get; init; }

    /// <summary>The work is done.</summary>
    /// <param name="outputs">Name and value of what is handed on.</param>
    public static TaskResult With(params ReadOnlySpan<(string Name, JsonNode? Value)> outputs) => new() { Outputs = Of(outputs) };

    /// <summary>There was nothing to do.</summary>
    /// <param name="reason">Why, for people.</param>
    /// <param name="outputs">Name and value of what is handed on all the same.</param>
    public static TaskResult NoData(string reason, params ReadOnlySpan<(string Name, JsonNode? Value)> outputs) => new() { HasData = false, Reason = reason, Outputs = Of(outputs) };

    private static JsonObject Of(ReadOnlySpan<(string Name, JsonNode? Value)> outputs)
    {
        JsonObject all = [];
        foreach ((string name, JsonNode? value) in outputs)
        {
            all[name] = value;
        }

        return all;
    }
}
