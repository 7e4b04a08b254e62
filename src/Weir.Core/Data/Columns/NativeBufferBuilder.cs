namespace Weir.Core.Data.Columns;

/// <summary>Grows a <see cref="NativeBuffer"/>. After <see cref="Build"/> it is empty and can be used again.</summary>
public sealed unsafe class NativeBufferBuilder(long capacity = 0) : IDisposable
{
    private AlignedMemory? memory;
    private bool disposed;

    /// <summary>Bytes written so far.</summary>
    public long Length { get; private set; }

    public void Append<T>(T value)
        where T : unmanaged
    {
        byte* place = Reserve(sizeof(T));
        *(T*)place = value;
        Length += sizeof(T);
    }

    public void Append<T>(ReadOnlySpan<T> values)
        where T : unmanaged => values.CopyTo(Extend<T>(values.Length));

    /// <summary>Appends values that the caller fills in at once; they are undefined until then.</summary>
    public Span<T> Extend<T>(int count)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        long bytes = (long)count * sizeof(T);
        byte* place = Reserve(bytes);
        Length += bytes;
        return new Span<T>(place, count);
    }

    /// <summary>Appends bytes of one value.</summary>
    public void Fill(byte value, int count) => Extend<byte>(count).Fill(value);

    /// <summary>What is written, to be changed in place; good until the next append.</summary>
    public Span<T> Written<T>()
        where T : unmanaged => new(Reserve(0) - Length, checked((int)(Length / sizeof(T))));

    /// <summary>Hands the bytes over.</summary>
    public NativeBuffer Build()
    {
        _ = Reserve(0);
        using AlignedMemory built = memory!;
        NativeBuffer buffer = new(built, (nint)built.Pointer, Length);
        memory = null;
        Length = 0;
        return buffer;
    }

    public void Dispose()
    {
        disposed = true;
        memory?.Dispose();
        memory = null;
        Length = 0;
    }

    private byte* Reserve(long bytes)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        memory ??= new AlignedMemory(Math.Max(capacity, bytes));
        if (memory.Size - Length < bytes)
        {
            memory.Resize(Math.Max(Length + bytes, memory.Size * 2));
        }

        return memory.Pointer + Length;
    }
}
