using Weir.Core.Contracts;
using Weir.Engines.DuckDb.Interop;

namespace Weir.Engines.DuckDb.Outside;

/// <summary>The results of a function call as user code writes them.</summary>
internal sealed class ChunkResult(DuckDbVectorWriter writer) : IFunctionResult
{
    private readonly VectorAddress address = writer.Address;

    public Span<T> Values<T>()
        where T : unmanaged => address.Writer.Values<T>();

    public void SetNull(int row) => address.Writer.SetNull(row);

    public void SetText(int row, ReadOnlySpan<char> text) => address.Writer.SetText(row, text);

    public void SetBytes(int row, ReadOnlySpan<byte> bytes) => address.Writer.SetBytes(row, bytes);

    public void SetValue(int row, object? value) => address.Writer.SetValue(row, value);
}
