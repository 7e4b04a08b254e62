using System.Collections.Immutable;

namespace Weir.Core.Data.Columns;

/// <summary>The memory of a column, for <see cref="Column"/> to take over.</summary>
public sealed record ColumnBuffers
{
    /// <summary>A bit per row, set where the value is not NULL; null where none is NULL.</summary>
    public NativeBuffer? Validity { get; init; }

    /// <summary>How many values are NULL; -1 to have them counted.</summary>
    public int NullCount { get; init; } = -1;

    /// <summary>One 32-bit offset more than there are rows, for bytes, lists and maps; may be null where there are no rows.</summary>
    public NativeBuffer? Offsets { get; init; }

    /// <summary>Bits, fixed values, bytes or a union's tags.</summary>
    public NativeBuffer? Values { get; init; }

    /// <summary>The item of a list; key and value of a map; the members of a struct or union.</summary>
    public ImmutableArray<Column> Children { get; init; } = [];

    internal void Dispose()
    {
        Validity?.Dispose();
        Offsets?.Dispose();
        Values?.Dispose();
        foreach (Column child in Children)
        {
            child.Dispose();
        }
    }

    internal ColumnBuffers Share() => new()
    {
        Validity = Validity?.Share(),
        NullCount = NullCount,
        Offsets = Offsets?.Share(),
        Values = Values?.Share(),
        Children = [.. Children.Select(child => child.Share())],
    };
}
