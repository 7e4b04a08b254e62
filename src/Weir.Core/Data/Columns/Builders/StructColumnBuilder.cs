using System.Collections.Immutable;

namespace Weir.Core.Data.Columns.Builders;

/// <summary>Builds a column of structs: append one value to each of <see cref="Members"/>, then end the struct by <see cref="Append"/>.</summary>
public sealed class StructColumnBuilder(DataType type, ImmutableArray<ColumnBuilder> members) : ColumnBuilder(type, new ColumnLayout(ColumnLayoutKind.Struct))
{
    /// <summary>The members in order.</summary>
    public ImmutableArray<ColumnBuilder> Members { get; } = members;

    /// <summary>Ends a struct.</summary>
    /// <exception cref="InvalidOperationException">A member was not given exactly one value.</exception>
    public void Append()
    {
        foreach (ColumnBuilder member in Members)
        {
            if (member.Length != Length + 1)
            {
                throw new InvalidOperationException($"A member of {Type} was given {member.Length - Length} values; it takes one.");
            }
        }

        Validity.AppendValid();
    }

    private protected override void AppendPlaceholder()
    {
        foreach (ColumnBuilder member in Members)
        {
            member.AppendNull();
        }
    }

    private protected override void AppendValueFrom(Column source, int row)
    {
        for (int i = 0; i < Members.Length; i++)
        {
            Members[i].AppendFrom(source.Children[i], row);
        }

        Append();
    }

    private protected override ColumnBuffers Complete(ColumnBuffers buffers) => buffers with { Children = [.. Members.Select(member => member.Build())] };

    protected override void Dispose(bool disposing)
    {
        foreach (ColumnBuilder member in Members)
        {
            member.Dispose();
        }

        base.Dispose(disposing);
    }
}
