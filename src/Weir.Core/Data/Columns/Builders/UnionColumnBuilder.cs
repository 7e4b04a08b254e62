using System.Collections.Immutable;

namespace Weir.Core.Data.Columns.Builders;

/// <summary>Builds a column of unions: append the value to one of <see cref="Members"/>, then end the row by <see cref="Append"/>, which fills the others.</summary>
public sealed class UnionColumnBuilder(DataType type, ImmutableArray<ColumnBuilder> members) : ColumnBuilder(type, new ColumnLayout(ColumnLayoutKind.Union))
{
    private readonly NativeBufferBuilder tags = new();

    /// <summary>The members in order.</summary>
    public ImmutableArray<ColumnBuilder> Members { get; } = members;

    /// <summary>Ends a row that holds the value of a member.</summary>
    /// <exception cref="InvalidOperationException">That member was not given exactly one value.</exception>
    public void Append(int member)
    {
        if (Members[member].Length != Length + 1)
        {
            throw new InvalidOperationException($"Member {member} of {Type} was given {Members[member].Length - Length} values; it takes one.");
        }

        tags.Append((byte)member);
        Pad();
        Validity.AppendValid();
    }

    private protected override void AppendPlaceholder()
    {
        tags.Append((byte)0);
        Pad();
    }

    private protected override void AppendValueFrom(Column source, int row)
    {
        int member = source.Values<byte>()[row];
        Members[member].AppendFrom(source.Children[member], row);
        Append(member);
    }

    private protected override ColumnBuffers Complete(ColumnBuffers buffers) =>
        buffers with { Values = tags.Build(), Children = [.. Members.Select(member => member.Build())] };

    protected override void Dispose(bool disposing)
    {
        tags.Dispose();
        foreach (ColumnBuilder member in Members)
        {
            member.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Pad()
    {
        foreach (ColumnBuilder member in Members)
        {
            if (member.Length == Length)
            {
                member.AppendNull();
            }
        }
    }
}
