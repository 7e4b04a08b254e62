using Weir.Compiler.Rules;
using Weir.Compiler.Substitution;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Reads the retry settings: <c>on_failure</c> over <c>retry</c>, which takes what it leaves out from <c>retry_policy</c>.</summary>
internal sealed class ResolveRetriesPass : ICompilerPass
{
    public string Name => "resolve retries";

    public void Run(Compilation compilation)
    {
        if (compilation.Blueprint.RetryPolicy is { } policy && Checked(compilation.Scope, RetrySpec.Spec, policy, null) is { } config)
        {
            compilation.Retry = Read(config, RetryPolicy.None);
        }

        foreach (ModuleDraft module in compilation.Modules)
        {
            // An Arcade's modules follow the policy of the main Blueprint.
            module.Retry = compilation.Retry;
            if (module.Source.Retry is { } retry && Checked(module.Scope, RetrySpec.Spec, retry, module.Id) is { } own)
            {
                module.Retry = Read(own, compilation.Retry);
            }

            if (module.Source.OnFailure is { } flat && Checked(module.Scope, RetrySpec.OnFailureSpec, flat, module.Id) is { } older)
            {
                module.Retry = ReadFlat(older);
            }
        }
    }

    internal static Config? Checked(SubstitutionScope scope, ComponentSpec spec, MappingNode node, string? moduleId)
    {
        MappingNode resolved = scope.Resolve(node, new TextOwner(moduleId));
        if (BrokenValues.Below(resolved, scope.Compilation))
        {
            return null;
        }

        DiagnosticBag bag = scope.Compilation.Diagnostics;
        return spec.Check(resolved, new SpecReader(bag, moduleId)) ? new Config(spec, resolved) : null;
    }

    private static RetryPolicy Read(Config config, RetryPolicy inherited)
    {
        RetryPolicy policy = ReadCommon(config, inherited);
        if (!config.Has(RetrySpec.Backoff))
        {
            return policy;
        }

        // The backoff block is taken or left as a whole.
        Config backoff = config.Get(RetrySpec.Backoff)!;
        return policy with
        {
            Strategy = backoff.Get(RetrySpec.Strategy),
            Base = backoff.Get(RetrySpec.Base),
            Maximum = backoff.Get(RetrySpec.Maximum),
            Multiplier = backoff.Get(RetrySpec.Multiplier),
            Jitter = backoff.Get(RetrySpec.Jitter),
        };
    }

    private static RetryPolicy ReadFlat(Config config) => ReadCommon(config, RetryPolicy.None) with
    {
        Strategy = config.Get(RetrySpec.FlatStrategy),
        Base = config.Get(RetrySpec.FlatBase),
        Maximum = config.Get(RetrySpec.FlatMaximum),
        Jitter = config.Get(RetrySpec.Jitter),
    };

    private static RetryPolicy ReadCommon(Config config, RetryPolicy inherited) => inherited with
    {
        MaxAttempts = config.Has(RetrySpec.MaxAttempts) ? (int)config.Get(RetrySpec.MaxAttempts) : inherited.MaxAttempts,
        ErrorClasses = config.Has(RetrySpec.ErrorClasses) ? [.. config.Get(RetrySpec.ErrorClasses)!] : inherited.ErrorClasses,
        TransientErrors = config.Has(RetrySpec.TransientErrors) ? [.. config.Get(RetrySpec.TransientErrors)!] : inherited.TransientErrors,
        NonTransientErrors = config.Has(RetrySpec.NonTransientErrors) ? [.. config.Get(RetrySpec.NonTransientErrors)!] : inherited.NonTransientErrors,
        OnExhaustion = config.Has(RetrySpec.OnExhaustion) ? config.Get(RetrySpec.OnExhaustion) : inherited.OnExhaustion,
        Deadline = config.Has(RetrySpec.Deadline) ? config.Get(RetrySpec.Deadline) : inherited.Deadline,
    };
}
