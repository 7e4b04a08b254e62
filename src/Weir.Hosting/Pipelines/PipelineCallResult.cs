using System.Text.Json.Nodes;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Runner;

namespace Weir.Hosting.Pipelines;

/// <summary>How a pipeline that was called ended.</summary>
/// <param name="Outcome">Its end.</param>
/// <param name="Modules">What its modules did, in this attempt or an earlier one.</param>
public sealed record PipelineCallResult(RunOutcome Outcome, IReadOnlyList<ModuleFinished> Modules)
{
    /// <summary>Module to what it handed on; ids with dots are steps in jobs.</summary>
    public JsonObject Outputs => Part("outputs", static id => id.Split('.'));

    /// <summary>Job to what its steps export.</summary>
    public JsonObject Jobs => Part("exports", static id => [id.Split('.')[0]]);

    /// <summary>Why it failed, in a sentence.</summary>
    public string Problem => Outcome.Error?.Message ?? Outcome.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error)?.Message ?? $"It ended with exit code {Outcome.ExitCode}.";

    private JsonObject Part(string name, Func<string, string[]> pathOf)
    {
        JsonObject all = [];
        foreach (ModuleFinished module in Modules)
        {
            if (module.Outputs is { } text && (JsonNode.Parse(text) as JsonObject)?[name] is JsonObject values)
            {
                JsonObject at = all;
                foreach (string part in pathOf(module.ModuleId))
                {
                    at = at[part] as JsonObject ?? (JsonObject)(at[part] = new JsonObject());
                }

                foreach ((string key, JsonNode? value) in values)
                {
                    at[key] = value?.DeepClone();
                }
            }
        }

        return all;
    }
}
