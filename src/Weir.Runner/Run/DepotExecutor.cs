using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Runner.Checkpoint;

namespace Weir.Runner.Run;

/// <summary>An Egress of the format <c>depot</c>: a key gets a value when the whole run has succeeded.</summary>
internal sealed class DepotExecutor : IModuleExecutor
{
    public async ValueTask<ModuleOutcome> ExecuteAsync(BoundModule bound, RunContext context, CancellationToken cancellationToken)
    {
        ManifestModule module = bound.Module;
        string key = module.Config.Get(EgressSpec.Key);
        string? value = module.Config.Get(EgressSpec.Value);
        if (module.Config.Has(EgressSpec.ValueExpression))
        {
            SqlText expression = module.Config.Get(EgressSpec.ValueExpression);
            MeasureAnswers answers = await context.MeasureAsync(bound, module.Id, cancellationToken).ConfigureAwait(false);
            value = Text(answers[new AggregateValue(expression)]);
            if (value is null)
            {
                context.Events.Notice(RunnerCodes.RuleWarned, $"'{expression}' of '{module.Id}' is NULL (no rows?), so the depot key '{key}' keeps its value.", module.Id);
                return ModuleOutcome.Done;
            }
        }

        return ModuleOutcome.Done with { Step = StepOf(module, value ?? ""), Outputs = ModuleOutputs.OfDepot(value ?? "") };
    }

    /// <summary>The move that gives the key its value.</summary>
    public static PublishStep StepOf(ManifestModule module, string value) =>
        new() { ModuleId = module.Id, Kind = PublishKind.Depot, Staged = value, Target = new DepotKey(module.Config.Get(EgressSpec.Depot) ?? DepotKey.Default, module.Config.Get(EgressSpec.Key)).ToString() };

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool truth => truth ? "true" : "false",
        DateTimeOffset instant => instant.ToString("O", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
