using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Checkpoint;
using Weir.Runner.Publish;

namespace Weir.Runner.Run;

/// <summary>Writes an Egress beside its target; the move follows when the whole run has succeeded.</summary>
internal sealed class EgressExecutor : IModuleExecutor
{
    public async ValueTask<ModuleOutcome> ExecuteAsync(BoundModule bound, RunContext context, CancellationToken cancellationToken)
    {
        ManifestModule module = bound.Module;
        TargetPlan plan = context.Targets[module.Id];
        if (plan.LeavesTarget)
        {
            Diagnostic diagnostic = new(RunnerCodes.TargetExists, module.Span, $"{plan.Target} exists and the mode is ignore, so nothing is written.") { ModuleId = module.Id };
            return ModuleOutcome.Skip(context.ToRunError(diagnostic));
        }

        PublishStep step = StepOf(plan, context);
        WriteResult written = context.EarlyWrites.TakeResult(module.Id)
            ?? await context.Steps.RunAsync(module, token => WriteAsync(bound, plan, [], context, token), cancellationToken).ConfigureAwait(false);
        return ModuleOutcome.Done with { RowsIn = written.Rows, RowsOut = written.Rows, BytesOut = written.Bytes, Step = step, Outputs = ModuleOutputs.OfTarget(plan.Target) };
    }

    /// <summary>The move that makes the write visible.</summary>
    public static PublishStep StepOf(TargetPlan plan, RunContext context) => new()
    {
        ModuleId = plan.Module.Id,
        Kind = plan.Kind,
        Staged = context.Services.Targets.StagedPath(plan.Target, context.RunId, plan.Module.Id),
        Target = plan.Target,
    };

    /// <summary>Writes the rows beside the target, and takes figures on the way.</summary>
    public static async ValueTask<WriteResult> WriteAsync(
        BoundModule bound, TargetPlan plan, IReadOnlyList<Observation> observations, RunContext context, CancellationToken cancellationToken)
    {
        IProgress<WorkProgress> progress = context.Progress(bound);
        await context.Settler.SettleForAsync(bound.Input, progress, cancellationToken).ConfigureAwait(false);
        ITargetStore targets = context.Services.Targets;
        string staged = targets.Stage(plan.Target, context.RunId, bound.Module.Id);
        WriteRequest request = new()
        {
            Module = bound.Module,
            Relation = bound.Input,
            StagedPath = staged,
            AsFolder = plan.AsFolder,
            FileStem = $"part-{context.RunId}-{bound.Module.Id}",
            ExistingFile = plan.ExistingFile,
            ExistingTarget = plan.ExistingTarget,
            Observations = observations,
        };
        WriteResult written = await bound.Session.WriteAsync(request, progress, cancellationToken).ConfigureAwait(false);
        targets.Flush(staged);
        return written;
    }
}
