using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Runner.Webhooks;

namespace Weir.Runner.Hooks;

/// <summary>The hooks that a Blueprint asks for: after a success, after a failure, after a repair. One that fails skips the rest of its list.</summary>
internal sealed class BlueprintHooks(RunnerServices services) : IRunHooks
{
    private const int DeepestChain = 8;

    public string Name => "blueprint hooks";

    /// <summary>Each hook has a limit of its own.</summary>
    public TimeSpan Limit => TimeSpan.FromHours(24);

    public async ValueTask AfterRunAsync(RunHookContext run, RunFinished end, CancellationToken cancellationToken)
    {
        if (run.Manifest.Hooks is not { } node)
        {
            return;
        }

        Config hooks = new(HookSpec.Spec, node);
        foreach (Config hook in EntriesFor(end.Status, hooks).Where(h => Wants(h, end.Error)))
        {
            await RunAsync(hook, run, end, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IReadOnlyList<Config> EntriesFor(RunStatus status, Config hooks) => status switch
    {
        RunStatus.Success => hooks.Get(HookSpec.OnSuccess),
        RunStatus.Patched => hooks.Get(HookSpec.OnHealed),
        RunStatus.Error or RunStatus.Partial => hooks.Get(HookSpec.OnFailure),
        _ => [],
    };

    private static bool Wants(Config hook, RunError? error)
    {
        IReadOnlyList<string> types = hook.Get(HookSpec.WhenError);
        return types.Count == 0 || (error is not null && (types.Contains(error.ErrorType, StringComparer.Ordinal) || types.Contains(error.Code, StringComparer.Ordinal)));
    }

    private async ValueTask RunAsync(Config hook, RunHookContext run, RunFinished end, CancellationToken cancellationToken)
    {
        TimeSpan timeout = hook.Get(HookSpec.Timeout);
        // What other processes and machines take is real time, whatever clock the run is on.
        using CancellationTokenSource clock = new(timeout);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, clock.Token);
        HookVariables variables = new(run, end.Status, end.Error, end.At - end.Duration);
        string? problem;
        try
        {
            problem = hook switch
            {
                _ when hook.Has(HookSpec.Blueprint) => await RunBlueprintAsync(hook, run, limit.Token).ConfigureAwait(false),
                _ when hook.Has(HookSpec.Command) => await RunCommandAsync(hook, variables, limit.Token).ConfigureAwait(false),
                _ when hook.Has(HookSpec.Class) => await RunClassAsync(hook, run, end, limit.Token).ConfigureAwait(false),
                _ => await TellAsync(hook, run, end, variables, limit.Token).ConfigureAwait(false),
            };
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested)
        {
            problem = $"it took longer than {timeout.TotalSeconds:0.###} s";
        }

        if (problem is not null)
        {
            throw new WeirException(new Diagnostic(RunnerCodes.HookFailed, hook.Node.Span, $"{What(hook)}: {problem}; the hooks behind it are skipped."));
        }
    }

    private static string What(Config hook) => hook.Has(HookSpec.Blueprint) ? $"the Blueprint {hook.Get(HookSpec.Blueprint)}" : hook.Has(HookSpec.Command) ? "a command"
        : hook.Has(HookSpec.Class) ? $"the class {hook.Get(HookSpec.Class)}" : "a webhook";

    private async ValueTask<string?> RunBlueprintAsync(Config hook, RunHookContext run, CancellationToken cancellationToken)
    {
        string path = Path.GetFullPath(hook.Get(HookSpec.Blueprint), run.Manifest.BaseDirectory);
        IReadOnlyList<string> chain = [.. services.HookChain, Path.GetFullPath(run.Manifest.SourcePath, run.Manifest.BaseDirectory)];
        if (services.RunHookedBlueprint is not { } runner)
        {
            return "nothing here can run Blueprints from hooks";
        }

        if (chain.Contains(path, StringComparer.Ordinal) || chain.Count >= DeepestChain)
        {
            return chain.Contains(path, StringComparer.Ordinal) ? "its hooks lead back to it" : $"hooks led to hooks {DeepestChain} times";
        }

        RunOutcome outcome = await runner(new HookedBlueprint(path, chain), cancellationToken).ConfigureAwait(false);
        return outcome.ExitCode == ExitCodes.Done ? null : $"it ended with exit code {outcome.ExitCode}";
    }

    private async ValueTask<string?> RunCommandAsync(Config hook, HookVariables variables, CancellationToken cancellationToken)
    {
        if (!services.AllowCommandHooks)
        {
            return "commands are only run where the project says `danger: { allow_command_hooks: true }`";
        }

        if (services.HookChain.Count >= DeepestChain)
        {
            return $"hooks led to hooks {DeepestChain} times";
        }

        IReadOnlyList<string> words = hook.NodeOf(HookSpec.Command) is SequenceNode list
            ? [.. list.Items.OfType<ScalarNode>().Select(i => variables.In(i.Text))]
            : [.. ShellWords.Split(((ScalarNode)hook.NodeOf(HookSpec.Command)!).Text).Select(variables.In)];
        return words.Count == 0 ? "it names no program" : await HookCommand.RunAsync(words, services.HookChain.Count + 1, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The author's own class; it was checked when the Blueprint was compiled, and is made anew for each run.</summary>
    private async ValueTask<string?> RunClassAsync(Config hook, RunHookContext run, RunFinished end, CancellationToken cancellationToken)
    {
        DiagnosticBag bag = [];
        if (services.UserCode?.Create<IHookAction>((ScalarNode)hook.NodeOf(HookSpec.Class)!, hook.NodeOf(HookSpec.Settings) as MappingNode, run.Manifest.BaseDirectory, HookSpec.Settings.Name, bag) is not { } action)
        {
            return bag.Count == 0 ? "nothing here can run classes from hooks" : bag.First().Message;
        }

        try
        {
            HookOccasion occasion = new(run.RunId, run.Manifest.BlueprintId, run.Manifest.Name, end.Status, end.Duration, end.Error) { BaseDirectory = run.Manifest.BaseDirectory };
            await action.RunAsync(occasion, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return services.Redactor.Redact($"it threw {failure.GetType().Name}: {failure.Message}");
        }
    }

    private async ValueTask<string?> TellAsync(Config hook, RunHookContext run, RunFinished end, HookVariables variables, CancellationToken cancellationToken)
    {
        Config webhook = WebhookSpec.Read(hook.NodeOf(WebhookSpec.Either)!);
        byte[] body = webhook.Has(WebhookSpec.Payload) ? JsonBytes.Of(json => variables.Write(json, webhook.NodeOf(WebhookSpec.Payload)!)) : Body(run, end);
        using HttpClient client = services.Http();
        return await WebhookDelivery.DeliverAsync(client, WebhookMessage.Of(webhook, body, variables.In), services.Time, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] Body(RunHookContext run, RunFinished end) => JsonBytes.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("event", end.Status switch { RunStatus.Success => "on_success", RunStatus.Patched => "on_healed", _ => "on_failure" });
        json.WriteString("timestamp", end.At.UtcDateTime);
        json.WriteString("run_id", run.RunId);
        json.WriteString("blueprint_id", run.Manifest.BlueprintId);
        json.WriteStartObject("data");
        json.WriteString("blueprint_name", run.Manifest.Name);
        json.WriteString("status", end.Status.ToString().ToLowerInvariant());
        json.WriteNumber("duration_ms", Math.Round(end.Duration.TotalMilliseconds, 3));
        if (end.Error is { } error)
        {
            json.WriteString("failed_module", error.ModuleId);
            json.WriteString("error_type", error.ErrorType);
            json.WriteString("error_message", error.Message);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });
}
