using Weir.Compiler.Rules;
using Weir.Compiler.Substitution;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Resolves and checks what happens after the run, and who is told when a module fails. What is known only after the run stays as a variable.</summary>
internal sealed class ResolveHooksPass : ICompilerPass
{
    public string Name => "resolve hooks";

    public void Run(Compilation compilation)
    {
        if (compilation.Blueprint.Hooks is { } hooks)
        {
            MappingNode resolved = compilation.Scope.Resolve(hooks, new TextOwner(IsHook: true));
            compilation.Hooks = resolved;
            if (!BrokenValues.Below(resolved, compilation))
            {
                HookSpec.Spec.Check(resolved, new SpecReader(compilation.Diagnostics));
                CheckConditions(resolved, compilation);
                CheckObservers(resolved, compilation);
                CheckClasses(resolved, compilation);
            }
        }

        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module.Source.OnFailureWebhook is { } written)
            {
                Config webhook = WebhookSpec.Read(module.Scope.Resolve(written, new TextOwner(module.Id, IsHook: true)));
                module.FailureWebhook = webhook;
                if (!BrokenValues.Below(webhook.Node, compilation))
                {
                    WebhookSpec.Spec.Check(webhook.Node, new SpecReader(compilation.Diagnostics, module.Id));
                }
            }
        }
    }

    private static void CheckObservers(MappingNode hooks, Compilation compilation)
    {
        Config config = new(HookSpec.Spec, hooks);
        if (compilation.Diagnostics.HasErrors)
        {
            return;
        }

        if (config.Has(ObserverSpec.Audit) && config.Get(ObserverSpec.Audit) is { } audit && audit.Get(ObserverSpec.DataSamples))
        {
            compilation.Diagnostics.Add(
                SpecCodes.InvalidValue, audit.SpanOf(ObserverSpec.DataSamples), "An audit trail never holds rows, since nobody could redact them.", "Remove 'include_data_samples'; a Probe keeps samples in the history.");
        }

        if (config.Has(ObserverSpec.Metrics) && config.Get(ObserverSpec.Metrics) is { } metrics && metrics.Has(ObserverSpec.PushGateway)
            && !(Uri.TryCreate(metrics.Get(ObserverSpec.PushGateway), UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"))
        {
            compilation.Diagnostics.Add(SpecCodes.InvalidValue, metrics.SpanOf(ObserverSpec.PushGateway), "A push gateway is reached by an address that begins with http:// or https://.", "Write http://HOST:9091.");
        }
    }

    /// <summary>The author's own classes are made once, so that what is wrong with them is said before the run.</summary>
    private static void CheckClasses(MappingNode hooks, Compilation compilation)
    {
        if (compilation.Options.UserCode is not { } loader || compilation.Diagnostics.HasErrors)
        {
            return;
        }

        Config config = new(HookSpec.Spec, hooks);
        foreach (Config hook in (Config[])[.. config.Get(HookSpec.OnSuccess), .. config.Get(HookSpec.OnFailure), .. config.Get(HookSpec.OnPatchPending), .. config.Get(HookSpec.OnHealed)])
        {
            if (hook.NodeOf(HookSpec.Class) is ScalarNode named)
            {
                loader.Create<IHookAction>(named, hook.NodeOf(HookSpec.Settings) as MappingNode, compilation.Blueprint.BaseDirectory, HookSpec.Settings.Name, compilation.Diagnostics);
            }
        }
    }

    /// <summary>A success has no error to look at.</summary>
    private static void CheckConditions(MappingNode hooks, Compilation compilation)
    {
        foreach (Node item in (hooks[HookSpec.OnSuccess.Name] as SequenceNode)?.Items ?? [])
        {
            if ((item as MappingNode)?.Find(HookSpec.WhenError.Name) is { } condition)
            {
                compilation.Diagnostics.Add(
                    SpecCodes.ConflictingKeys, condition.Key.Span, "'when_error' has a meaning in 'on_failure' only: a success has no error.", "Remove it, or move the hook.");
            }
        }
    }
}
