using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>Everything about a component's configuration, declared once.</summary>
/// <param name="Kind">Which group of the reference it belongs to.</param>
/// <param name="Name">As it is written: a module type, an op, a rule type, ...</param>
/// <param name="Summary">One sentence for the reference and the schema.</param>
/// <param name="Fields">Its own keys, in the order of the reference page.</param>
public sealed record ComponentSpec(ComponentKind Kind, string Name, string Summary, IReadOnlyList<Field> Fields)
{
    /// <summary>Other spellings of the name.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>More for the reference page: semantics, sources, limits. Markdown.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>A complete example, YAML.</summary>
    public string Example { get; init; } = "";

    public IReadOnlyList<FieldGroup> Groups { get; init; } = [];

    public VariantSet? Variants { get; init; }

    /// <summary>For messages: <c>filter</c> in a list of ops is "op filter", a part is its name.</summary>
    public string Title => Kind switch
    {
        ComponentKind.ChannelOperation => $"op {Name}",
        ComponentKind.Task => $"task {Name}",
        ComponentKind.AssertRule => $"rule {Name}",
        ComponentKind.ProbeSignal => $"signal {Name}",
        ComponentKind.IngressFormat or ComponentKind.EgressFormat => $"format {Name}",
        _ => Name,
    };

    public bool Answers(string name) =>
        string.Equals(name, Name, StringComparison.Ordinal) || Aliases.Contains(name, StringComparer.Ordinal);

    /// <summary>The variant that a configuration chooses, or null.</summary>
    public ComponentSpec? VariantOf(MappingNode node) =>
        Variants?.Find((FieldLookup.NodeOf(node, Variants.Discriminator) as ScalarNode)?.Text ?? Variants.Discriminator.DefaultValue);

    /// <summary>Reports everything that is wrong with a configuration; true when nothing is.</summary>
    public bool Check(MappingNode node, SpecReader reader) => new SpecCheck(this, node, reader).Run();
}
