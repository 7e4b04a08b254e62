using System.Security.Cryptography;
using System.Text;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Templates;
using Weir.Core.Text;
using Weir.Runner;

namespace Weir.Hosting.Pipelines;

/// <summary><c>pipeline.run</c>: a pipeline of any dialect as one step.</summary>
/// <param name="run">Runs it; null where there is nothing to run it with.</param>
public sealed class PipelineRunTask(Func<PipelineCall, CancellationToken, Task<PipelineCallResult>>? run = null) : ITask
{
    public static Field<string> Pipeline { get; } = Field.Path("pipeline").Alias("path", "flow_yaml").Required().Doc("Its file: a Blueprint, a flow, a pipeline of components. Relative to the file of this one.", "load.yml");

    public static Field<IReadOnlyDictionary<string, Node>> Parameters { get; } = Field.Map("params", AnyType.Instance).Doc("Its context values or parameters, as `--ctx` gives them.", "{ day: 2026-01-31 }");

    public static Field<string> Profile { get; } = Field.Text("profile").Doc("Its profile, as `--profile` gives it.");

    public static Field<string> To { get; } = Field.Text("to").Doc("Only this module or job, and what it runs behind.");

    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "pipeline.run", "Runs another pipeline, of any dialect, and waits for it.", [Pipeline, Parameters, Profile, To])
    {
        Remarks = "It is a run of its own, with its own targets and its own line in the history: its targets are published when it has succeeded, so that later steps see them. Its id is made of this run's and the module's, "
            + "so a further attempt, or a resume, finishes it and does not begin it again. Cancelling this run cancels it. "
            + "Hands on `run_id`, `status`, `outputs` (`outputs.MODULE.NAME`, in flows `outputs.JOB.STEP.NAME`) and `jobs` (`jobs.JOB.NAME`: what a flow's steps export).",
        Example = "- id: load\n  type: Task\n  uses: pipeline.run\n  config: { pipeline: load.yml, params: { day: 2026-01-31 } }\n",
    };

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        if (run is null)
        {
            throw Failed(config, "Nothing here can run pipelines.");
        }

        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach ((string name, Node value) in config.Get(Parameters) ?? new Dictionary<string, Node>())
        {
            parameters[name] = JsonNodes.ToText(JsonNodes.OfNode(value));
        }

        string path = Path.GetFullPath(config.Get(Pipeline)!, context.BaseDirectory);
        PipelineCallResult result = await run(new PipelineCall(path, RunIdOf(context), parameters, config.Get(Profile), config.Get(To)), cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return result.Outcome.ExitCode == ExitCodes.Done
            ? TaskResult.With(("run_id", RunIdOf(context)), ("status", "SUCCESS"), ("outputs", result.Outputs), ("jobs", result.Jobs))
            : throw Failed(config, $"'{config.Get(Pipeline)}' failed (run {RunIdOf(context)}): {result.Problem}");
    }

    private static string RunIdOf(ITaskContext context)
    {
        string id = $"{context.RunId}.{context.ModuleId}";
        return SafeName.IsValid(id) ? id : $"{context.RunId[..Math.Min(40, context.RunId.Length)]}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32]}";
    }

    private static WeirException Failed(Config config, string message) => new(new Diagnostic(HostingCodes.PipelineFailed, config.SpanOf(Pipeline), message) { Hint = "'weir report' shows its run." });
}
