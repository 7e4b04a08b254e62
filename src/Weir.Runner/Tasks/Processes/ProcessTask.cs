using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Templates;
using Weir.Core.Text;

namespace Weir.Runner.Tasks.Processes;

/// <summary><c>process.run</c>: runs a program.</summary>
public sealed class ProcessTask : ITask
{
    public ComponentSpec Spec => ProcessSpec.Spec;

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        Config output = config.Get(ProcessSpec.Idempotency) ?? new Config(ProcessOutputSpec.Spec, MappingNode.Empty);
        string? marker = MarkerOf(context, config, output);
        if (marker is not null && File.Exists(marker))
        {
            context.Log.Write(Severity.Note, $"{marker} is there, so the program does not run.");
            return TaskResult.With(("skipped", true), ("exit_code", 0), ("attempts", 0));
        }

        ProcessRetry retry = new(config.Get(ProcessSpec.Retry) ?? new Config(ProcessRetrySpec.Spec, MappingNode.Empty));
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                JsonObject outputs = await AttemptAsync(context, config, output, marker, cancellationToken).ConfigureAwait(false);
                outputs["attempts"] = attempt;
                return new TaskResult { Outputs = outputs };
            }
            catch (ProcessFailure failure) when (retry.DelayAfter(attempt, failure) is not null)
            {
                TimeSpan delay = retry.DelayAfter(attempt, failure)!.Value;
                context.Log.Write(Severity.Warning, $"{failure.Message} It is tried again in {delay.TotalSeconds:0.###} s.");
                await Task.Delay(delay, context.Time, cancellationToken).ConfigureAwait(false);
            }
            catch (ProcessFailure failure)
            {
                throw new WeirException(new Diagnostic(failure.Code, config.SpanOf(ProcessSpec.Command), failure.Message) { Hint = failure.Hint }, failure);
            }
        }
    }

    private static async Task<JsonObject> AttemptAsync(ITaskContext context, Config config, Config output, string? marker, CancellationToken cancellationToken)
    {
        using ITaskArtifact? folder = output.Get(ProcessOutputSpec.Strategy) == OutputStrategy.AtomicFolder ? context.Stage(FinalFolderOf(config, output)) : null;
        if (folder is not null)
        {
            Directory.CreateDirectory(folder.StagedPath);
        }

        using ProcessOutputs streams = ProcessOutputs.Open(context, config.Get(ProcessSpec.Log) ?? new Config(ProcessLogSpec.Spec, MappingNode.Empty));
        int exitCode = await new ProcessRun(context, config, output, folder?.StagedPath).RunAsync(streams, cancellationToken).ConfigureAwait(false);
        ProcessSuccess success = new(context, config.Get(ProcessSpec.Success) ?? new Config(ProcessSuccessSpec.Spec, MappingNode.Empty), folder);
        success.Check(ProcessRun.ProgramOf(config), exitCode, streams.LastErrorLine);
        folder?.Publish();
        if (marker is not null)
        {
            using ITaskArtifact file = context.Stage(marker);
            await File.WriteAllTextAsync(file.StagedPath, context.IdempotencyKey + "\n", cancellationToken).ConfigureAwait(false);
            file.Publish();
        }

        JsonObject outputs = new() { ["exit_code"] = exitCode };
        streams.AddTo(outputs);
        if (folder is not null)
        {
            outputs["output_dir"] = folder.Path;
        }

        foreach ((string name, Node value) in config.Get(ProcessSpec.Outputs) ?? new Dictionary<string, Node>())
        {
            outputs[name] = JsonNodes.OfNode(value);
        }

        return outputs;
    }

    private static string? MarkerOf(ITaskContext context, Config config, Config output)
    {
        if (output.Get(ProcessOutputSpec.Strategy) != OutputStrategy.Marker)
        {
            return null;
        }

        return output.Get(ProcessOutputSpec.MarkerPath) is { } path
            ? context.PathToWrite(path)
            : throw Incomplete(config, ProcessOutputSpec.MarkerPath, "marker");
    }

    private static string FinalFolderOf(Config config, Config output) =>
        output.Get(ProcessOutputSpec.FinalFolder) ?? throw Incomplete(config, ProcessOutputSpec.FinalFolder, "atomic_dir");

    private static WeirException Incomplete(Config config, Field field, string strategy) =>
        new(new Diagnostic(SpecCodes.MissingKey, config.SpanOf(ProcessSpec.Idempotency), $"The strategy {strategy} needs '{field.Name}'.") { Hint = field.Documentation });
}
