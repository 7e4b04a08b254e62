using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Runner.Quality;

namespace Weir.Runner.Run;

/// <summary>Judges the rules of an Assert. All are judged before the first broken one stops the run, so that its author sees all of them.</summary>
internal sealed class AssertExecutor : IModuleExecutor
{
    public async ValueTask<ModuleOutcome> ExecuteAsync(BoundModule bound, RunContext context, CancellationToken cancellationToken)
    {
        ManifestModule module = bound.Module;
        RuleScope scope = new(AssertRule.ReadAll(module), bound.Input.Schema, context.RunStartedAt);
        MeasureAnswers answers = await context.MeasureAsync(bound, module.Id, cancellationToken).ConfigureAwait(false);
        bool counted = answers.Rows is not null;
        ModuleOutcome? stop = null;
        long left = 0;
        foreach (AssertRule rule in RuleBook.InOrder(scope.Rules))
        {
            // Rows that leave are counted where a pass is made anyway, else by the write of the spillway.
            if (rule.MovesRows && !counted)
            {
                continue;
            }

            Verdict verdict = RuleBook.Judge(rule, scope, answers);
            left += rule.MovesRows ? verdict.FailedRows ?? 0 : 0;
            Publish(context, module, rule, verdict);
            ModuleOutcome? broken = verdict.Passed ? null : Act(context, module, rule, verdict);
            stop ??= broken;
        }

        return stop is null
            ? ModuleOutcome.Done with { RowsIn = answers.Rows, RowsOut = answers.Rows - left }
            : stop with { RowsIn = answers.Rows };
    }

    private static void Publish(RunContext context, ManifestModule module, AssertRule rule, Verdict verdict) => context.Events.Publish(new RuleJudged
    {
        RunId = context.RunId,
        At = context.Events.Now,
        ModuleId = module.Id,
        Index = rule.Index,
        RuleType = rule.Type,
        Passed = verdict.Passed,
        Action = ActionName(rule.Action),
        Message = context.Services.Redactor.Redact(verdict.Message),
        ErrorType = rule.ErrorType,
        FailedRows = verdict.FailedRows,
    });

    /// <summary>Does what a broken rule asks for; the module's end when the run must stop.</summary>
    private static ModuleOutcome? Act(RunContext context, ManifestModule module, AssertRule rule, Verdict verdict)
    {
        string message = context.Services.Redactor.Redact(verdict.Message);
        if (!verdict.Fatal)
        {
            switch (rule.Action)
            {
                case AssertAction.Warn:
                    context.Events.Notice(RunnerCodes.RuleWarned, message, module.Id);
                    return null;
                case AssertAction.Webhook:
                    context.Events.Notice(RunnerCodes.RuleWarned, message, module.Id);
                    Tell(context, module, rule, message);
                    return null;
                case AssertAction.Quarantine when rule.MovesRows:
                    TellOfLoss(context, module, message);
                    return null;
            }
        }

        Diagnostic diagnostic = new(RunnerCodes.RuleBroken, rule.Config.Node.Span, message)
        {
            ModuleId = module.Id,
            Hint = rule.Action == AssertAction.TriggerAgent ? "on_fail: trigger_agent stops the run as abort does; the failure is marked for a repair." : null,
        };
        return ModuleOutcome.Stop(context.ToRunError(diagnostic, rule.ErrorType), diagnostic);
    }

    private static void Tell(RunContext context, ManifestModule module, AssertRule rule, string message)
    {
        if (rule.Url is { } url)
        {
            context.Webhooks.Post(new Uri(url), module, rule.ErrorType, message);
        }
        else
        {
            context.Events.Notice(RunnerCodes.WebhookWithoutUrl, $"Rule {rule.Type} of '{module.Id}' has the action webhook but no url; nobody was told.", module.Id);
        }
    }

    private static void TellOfLoss(RunContext context, ManifestModule module, string message)
    {
        if (!MeasureBook.SpillwayIsRead(context.Manifest, module))
        {
            context.Events.Notice(RunnerCodes.RowsDropped, $"{message}; they are in no output, since no edge reads the spillway of '{module.Id}'", module.Id);
        }
    }

    private static string ActionName(AssertAction action) => AssertActions.Choices.First(c => c.Value == action).Name;
}
