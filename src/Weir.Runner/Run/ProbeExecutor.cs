using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Specs;
using Weir.Runner.Checkpoint;
using Weir.Runner.Probes;

namespace Weir.Runner.Run;

/// <summary>Takes the signals of a Probe. One that can't be taken is a notice; the run goes on.</summary>
internal sealed class ProbeExecutor : IModuleExecutor
{
    public async ValueTask<ModuleOutcome> ExecuteAsync(BoundModule bound, RunContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<Config> signals = bound.Module.Config.Get(ProbeSpec.SignalList);
        long? rows = null;
        for (int i = 0; i < signals.Count; i++)
        {
            try
            {
                rows = await CaptureAsync(bound, i, signals[i], context, cancellationToken).ConfigureAwait(false) ?? rows;
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                Diagnostic diagnostic = Failures.ToDiagnostic(failure, bound.Module.Id, signals[i].Node.Span);
                string message = context.Services.Redactor.Redact(diagnostic.Message);
                context.Events.Notice(RunnerCodes.ProbeFailed, $"Signal '{SignalBook.IdOf(signals[i])}' of '{bound.Module.Id}' could not be taken: {message}", bound.Module.Id);
            }
        }

        string? outputs = context.VerdictOf(bound.Module.Id) is { } passed ? ModuleOutputs.OfVerdict(passed) : null;
        return ModuleOutcome.Done with { RowsIn = rows, Outputs = outputs };
    }

    private static async ValueTask<long?> CaptureAsync(BoundModule bound, int index, Config signal, RunContext context, CancellationToken cancellationToken)
    {
        if (SignalBook.TypeOf(signal) == SampleRows.Type)
        {
            Publish(bound, signal, context, await SampleAsync(bound, signal, context, cancellationToken).ConfigureAwait(false));
            return null;
        }

        MeasureAnswers answers = await context.MeasureAsync(bound, MeasureBook.PartOf(bound.Module, index), cancellationToken).ConfigureAwait(false);
        if (OwnSignal.Of(bound.Module, index) is { } own)
        {
            SignalFact fact = OwnSignal.Take(own, bound.Input.Schema, answers);
            Publish(bound, signal, context, OwnSignal.PayloadOf(own, fact));
            if (fact.Passed is { } held)
            {
                context.SetVerdict(bound.Module.Id, held);
            }

            return answers.Rows;
        }

        Publish(bound, signal, context, SignalBook.PayloadOf(signal, bound.Input.Schema, answers));
        if (SignalBook.VerdictOf(signal, answers) is { } passed)
        {
            context.SetVerdict(bound.Module.Id, passed);
        }

        return answers.Rows;
    }

    private static ValueTask<string> SampleAsync(BoundModule bound, Config signal, RunContext context, CancellationToken cancellationToken) =>
        context.Steps.RunAsync(
            bound.Module,
            async token =>
            {
                await context.Settler.SettleForAsync(bound.Input, context.Progress(bound), token).ConfigureAwait(false);
                IReadOnlyList<string> columns = SampleRows.ColumnsOf(signal, bound.Input.Schema);
                return SampleRows.PayloadOf(columns, await bound.Session.PeekAsync(bound.Input, columns, SampleRows.LimitOf(signal), token).ConfigureAwait(false));
            },
            cancellationToken);

    private static void Publish(BoundModule bound, Config signal, RunContext context, string payload) => context.Events.Publish(new SignalCaptured
    {
        RunId = context.RunId,
        At = context.Events.Now,
        ModuleId = bound.Module.Id,
        SignalId = SignalBook.IdOf(signal),
        SignalType = SignalBook.TypeOf(signal),
        Payload = context.Services.Redactor.Redact(payload),
        Report = bound.Module.Config.Has(ProbeSpec.Report),
    });
}
