using Weir.Core.Blueprints;
using Weir.Core.Specs;

namespace Weir.Compiler.Rules;

/// <summary>The rules over several keys of one module, by type.</summary>
internal static class ConfigRules
{
    /// <summary>Reports what does not go together; true when everything does.</summary>
    public static bool Check(Compilation compilation, ModuleDraft module, Config config)
    {
        RuleReporter reporter = new(compilation.Diagnostics, module, config);
        switch (module.Type)
        {
            case ModuleType.Channel:
                ChannelRules.Check(reporter);
                break;
            case ModuleType.Junction:
                JunctionRules.Check(reporter);
                break;
            case ModuleType.Funnel:
                FunnelRules.Check(reporter);
                break;
            case ModuleType.Assert:
                AssertRules.Check(reporter);
                break;
            case ModuleType.Probe:
                ProbeRules.Check(reporter);
                break;
            case ModuleType.Ingress:
                IngressRules.Check(reporter);
                break;
            case ModuleType.Egress:
                EgressRules.Check(reporter);
                break;
        }

        return reporter.Good;
    }
}
