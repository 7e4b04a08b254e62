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
}
