using System.Text.Json.Nodes;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Templates;
using Weir.Runner.Run;

namespace Weir.Runner.Tasks;

/// <summary>Executes a Task: resolves its configuration, works under the module's retry policy, keeps what it hands on.</summary>
internal sealed class TaskExecutor : IModuleExecutor
{
    public bool UsesEngine => false;

    public async ValueTask<ModuleOutcome> ExecuteAsync(BoundModule bound, RunContext context, CancellationToken cancellationToken)
    {
        ManifestModule module = bound.Module;
        if (!context.Services.Tasks.TryFind(module.Uses, out ITask? task))
        {
            throw new WeirException(new Diagnostic(TaskCodes.TaskMissing, module.Span, $"'{module.Id}' uses the task '{module.Uses}', which is not installed.") { ModuleId = module.Id });
        }

        Config config = new TaskConfiguration(context, module).Resolve(task.Spec);
        int attempt = 0;
        TaskResult result = await context.Steps.RunAsync(module, token => AttemptAsync(task, config, new TaskContext(context, module, ++attempt), token), cancellationToken).ConfigureAwait(false);
        ModuleOutcome outcome = new(ModuleStatus.Success)
        {
            RowsIn = result.RowsIn,
            RowsOut = result.RowsOut,
            BytesOut = result.BytesOut,
            Outputs = TaskOutputs.ToText(result.Outputs, Exports(context, module, result)),
        };
        return result.HasData ? outcome : NoData(context, module, result, outcome);
    }

    private static ModuleOutcome NoData(RunContext context, ManifestModule module, TaskResult result, ModuleOutcome outcome) => outcome with
    {
        Status = ModuleStatus.Skipped,
        SkipsDownstream = module.Conduct.NoDataSkipsDownstream,
        Error = new RunError(TaskCodes.NoData.Id, context.Services.Redactor.Redact(result.Reason ?? "There was nothing to do.")) { ModuleId = module.Id },
    };

    /// <summary>What the author makes of the outputs for others.</summary>
    private static JsonObject Exports(RunContext context, ManifestModule module, TaskResult result)
    {
        JsonObject outputs = result.Reason is { } reason && !result.Outputs.ContainsKey("reason") ? new JsonObject(result.Outputs.Select(o => KeyValuePair.Create(o.Key, o.Value?.DeepClone()))) { ["reason"] = reason } : result.Outputs;
        return module.Conduct.Exports.Count == 0 ? [] : (JsonObject)JsonNodes.OfNode(new TemplateValues(context, module, outputs).Resolve(module.Conduct.Exports))!;
    }

    private static async ValueTask<TaskResult> AttemptAsync(ITask task, Config config, TaskContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await task.RunAsync(context, config, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            context.Close();
        }
    }
}
