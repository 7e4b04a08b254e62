using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>The spellings of <see cref="NewColumnPolicy"/>.</summary>
public static class NewColumnPolicies
{
    public static Choice<NewColumnPolicy>[] Choices { get; } =
    [
        new("allow", NewColumnPolicy.Allow, "take them"),
        new("fail", NewColumnPolicy.Fail, "stop the run and name them"),
        new("alert", NewColumnPolicy.Alert, "take them and warn"),
    ];

    /// <summary>The policy of an Ingress.</summary>
    /// <remarks>Asked here, so that reading a value of this type is compiled when Weir is built and not when it starts.</remarks>
    public static NewColumnPolicy Of(Config config) => config.Get(IngressSpec.OnNewColumns);
}
