using System.Collections.Immutable;

namespace Weir.Engines.Spark.Arrow;

/// <summary>A column, or a part of one, as Arrow's schema describes it.</summary>
internal sealed record ArrowField
{
    internal required string Name { get; init; }

    internal bool Nullable { get; init; } = true;

    internal required ArrowTypeId Type { get; init; }

    /// <summary>Bits of an integer or decimal, or of a time.</summary>
    internal int Bits { get; init; }

    internal bool IsSigned { get; init; } = true;

    internal int Precision { get; init; }

    internal int Scale { get; init; }

    /// <summary>The unit of times and the size of floating-point numbers; see <see cref="ArrowUnit"/>.</summary>
    internal short Unit { get; init; }

    /// <summary>The zone of a timestamp that is an instant; null for one on the wall.</summary>
    internal string? TimeZone { get; init; }

    internal ImmutableArray<ArrowField> Children { get; init; } = [];

    /// <summary>Whether it is one of Spark's variants, which travel as a struct of two blobs.</summary>
    internal bool IsVariant { get; init; }

    /// <summary>Whether it refers to a dictionary, which Spark never sends.</summary>
    internal bool IsDictionary { get; init; }
}
