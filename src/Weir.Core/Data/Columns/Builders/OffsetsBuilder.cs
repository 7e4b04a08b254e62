namespace Weir.Core.Data.Columns.Builders;

/// <summary>Collects where rows end, behind a leading 0.</summary>
internal sealed class OffsetsBuilder : IDisposable
{
    private readonly NativeBufferBuilder offsets = new();

    internal void Append(int end)
    {
        if (offsets.Length == 0)
        {
            offsets.Append(0);
        }

        offsets.Append(end);
    }

    internal NativeBuffer Build()
    {
        if (offsets.Length == 0)
        {
            offsets.Append(0);
        }

        return offsets.Build();
    }

    /// <exception cref="InvalidOperationException">The end is beyond 32 bits.</exception>
    internal static int CheckedEnd(long end, DataType type) => end <= int.MaxValue
        ? (int)end
        : throw new InvalidOperationException($"A {type} column of one batch holds at most 2 GiB; build it and begin another batch.");

    public void Dispose() => offsets.Dispose();
}
