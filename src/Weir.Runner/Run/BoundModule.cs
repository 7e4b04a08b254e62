using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Runner.Components;
using Weir.Runner.Publish;

namespace Weir.Runner.Run;

/// <summary>A module whose relations an engine knows.</summary>
/// <param name="Module">The module.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Ports">What it gives, by port.</param>
/// <param name="Session">The engine at work.</param>
internal sealed record BoundModule(
    ManifestModule Module, IReadOnlyList<ModuleInput> Inputs, IReadOnlyDictionary<string, Relation> Ports, IEngineSession Session)
{
    /// <summary>The user's code, in a module of type Component.</summary>
    public BoundComponent? Component { get; init; }

    /// <summary>The relation that an Assert, Probe or Egress looks at.</summary>
    public Relation Input => Inputs[0].Relation;

    public Relation? FirstInput => Inputs.Count == 0 ? null : Inputs[0].Relation;

    /// <summary>The relation that stands for the module: its main output, else its first, else its input.</summary>
    public Relation? Output => Ports.GetValueOrDefault(Core.Blueprints.Ports.Main) ?? Ports.Values.FirstOrDefault() ?? FirstInput;

    public bool IsDepot => Module.Type == ModuleType.Egress && TargetPlanner.IsDepot(Module);
}
