namespace Weir.Core.Specs;

/// <summary>The components that a discriminator key chooses between; the chosen one's fields join those of the owner.</summary>
/// <param name="Discriminator">The key whose value names the variant.</param>
/// <param name="Variants">The components by name.</param>
public sealed record VariantSet(Field<string> Discriminator, IReadOnlyList<ComponentSpec> Variants)
{
    /// <summary>The variant of a name or alias, or null.</summary>
    public ComponentSpec? Find(string? name) =>
        name is null ? null : Variants.FirstOrDefault(v => v.Answers(name));
}
