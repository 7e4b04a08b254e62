using System.Globalization;
using Weir.Compiler.Substitution;

namespace Weir.Compiler.Functions;

/// <summary>What a run is: its id and time, its Blueprint, where it is deployed.</summary>
internal static class IdentityFunctions
{
    /// <summary>The depot's key of the id of the run before.</summary>
    public const string PreviousRunKey = "_last_run_id";

    public static IReadOnlyList<FunctionSpec> All { get; } =
    [
        new("run.id", "The id of the run.", [], static call => call.Volatile(call.Options.RunId)) { Aliases = ["runtime.run_id", "runtime.id"] },
        new("run.timestamp", "The time of the run, ISO 8601 in UTC.", [], Timestamp) { Aliases = ["runtime.timestamp"] },
        new("run.prev_id", "The id of the last run that succeeded; empty before the first.", [],
            static call => call.Volatile(call.Options.Depot?.Invoke(PreviousRunKey) ?? "")) { Aliases = ["run.prev_run_id", "runtime.prev_run_id", "runtime.prev_id"] },
        new("blueprint.id", "The Blueprint's id.", [], static call => ResolvedText.Plain(call.Blueprint.Id.Text)),
        new("blueprint.name", "The Blueprint's name, or its id.", [], static call => ResolvedText.Plain(call.Blueprint.Name?.Text ?? call.Blueprint.Id.Text)),
        new("blueprint.path", "The Blueprint's file.", [], static call => call.Volatile(call.Blueprint.Source.Path)),
        new("blueprint.dir", "The Blueprint's folder.", [], static call => call.Volatile(call.Blueprint.BaseDirectory)),
        new("deployment.env", "Where this is deployed.", [], static call => ResolvedText.Plain(call.Options.DeploymentEnvironment)),
        new("deployment.target", "What this is deployed to.", [], static call => ResolvedText.Plain(call.Options.DeploymentTarget)),
        new("deployment.engine", "The engine.", [], static call => ResolvedText.Plain(call.Options.DefaultEngine)),
        new("version", "Weir's version.", [], static _ => ResolvedText.Plain(typeof(IdentityFunctions).Assembly.GetName().Version?.ToString(3) ?? "0")),
    ];

    private static ResolvedText? Timestamp(FunctionCall call) =>
        call.Volatile(call.Options.TimeProvider.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture));
}
