using System.Text;

namespace Weir.Core.Data.Columns.Builders;

/// <summary>Builds a column of strings, JSON or blobs.</summary>
public sealed class BytesColumnBuilder(DataType type) : ColumnBuilder(type, new ColumnLayout(ColumnLayoutKind.Bytes))
{
    private readonly NativeBufferBuilder data = new();
    private readonly OffsetsBuilder offsets = new();

    /// <exception cref="InvalidOperationException">The column would have more than 2 GiB; build it and begin another batch.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        int end = OffsetsBuilder.CheckedEnd(data.Length + bytes.Length, Type);
        data.Append(bytes);
        offsets.Append(end);
        Validity.AppendValid();
    }

    /// <summary>Appends a text as UTF-8; half a surrogate pair becomes U+FFFD.</summary>
    /// <inheritdoc cref="Append(ReadOnlySpan{byte})" path="/exception"/>
    public void Append(ReadOnlySpan<char> text)
    {
        int count = Encoding.UTF8.GetByteCount(text);
        int end = OffsetsBuilder.CheckedEnd(data.Length + count, Type);
        Encoding.UTF8.GetBytes(text, data.Extend<byte>(count));
        offsets.Append(end);
        Validity.AppendValid();
    }

    /// <inheritdoc cref="Append(ReadOnlySpan{char})"/>
    public void Append(string text) => Append(text.AsSpan());

    private protected override void AppendPlaceholder() => offsets.Append((int)data.Length);

    private protected override void AppendValueFrom(Column source, int row) => Append(source.GetBytes(row));

    private protected override ColumnBuffers Complete(ColumnBuffers buffers) => buffers with { Offsets = offsets.Build(), Values = data.Build() };

    protected override void Dispose(bool disposing)
    {
        data.Dispose();
        offsets.Dispose();
        base.Dispose(disposing);
    }
}
