namespace Weir.Core.Specs;

/// <summary>A rule over several fields of one component.</summary>
/// <param name="Fields">The fields that exclude each other.</param>
/// <param name="OneRequired">True when exactly one must be given; false when none may be.</param>
public sealed record FieldGroup(IReadOnlyList<Field> Fields, bool OneRequired)
{
    /// <summary>Configurations for which the group does not hold; null when it holds for all.</summary>
    public FieldCondition? Except { get; init; }
}
