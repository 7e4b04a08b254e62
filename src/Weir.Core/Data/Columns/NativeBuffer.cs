using System.Runtime.InteropServices;

namespace Weir.Core.Data.Columns;

/// <summary>
/// Bytes in native memory that no longer change. Several buffers may share the memory of one owner, which is released when the last of them is disposed.
/// Spans are good until then; a buffer that is never disposed is released with the object, as any SafeHandle.
/// </summary>
public sealed unsafe class NativeBuffer : SafeHandle
{
    private readonly SafeHandle owner;

    /// <summary>A view of memory that <paramref name="owner"/> keeps; the owner is counted up, so that the caller may dispose it.</summary>
    /// <param name="owner">Whose release frees the memory.</param>
    /// <param name="address">Where the bytes are.</param>
    /// <param name="length">How many they are.</param>
    /// <exception cref="ObjectDisposedException">The owner is closed.</exception>
    public NativeBuffer(SafeHandle owner, nint address, long length)
        : base(0, ownsHandle: true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        bool added = false;
        owner.DangerousAddRef(ref added);
        this.owner = owner;
        Length = length;
        SetHandle(address);
    }

    /// <summary>Size in bytes.</summary>
    public long Length { get; }

    public override bool IsInvalid => owner is null;

    /// <summary>All bytes.</summary>
    public ReadOnlySpan<byte> Bytes => Values<byte>();

    /// <summary>The bytes as values of a type; what is left over at the end is not shown.</summary>
    /// <exception cref="ObjectDisposedException">The buffer is disposed.</exception>
    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return new ReadOnlySpan<T>((void*)handle, checked((int)(Length / sizeof(T))));
    }

    /// <summary>Another buffer over the same bytes, disposed on its own.</summary>
    public NativeBuffer Share() => Slice(0, Length);

    /// <summary>A buffer over a part of the bytes, disposed on its own.</summary>
    public NativeBuffer Slice(long start, long length)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
        return new NativeBuffer(owner, handle + (nint)start, length);
    }

    /// <summary>A copy of these values.</summary>
    public static NativeBuffer Copy<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        using NativeBufferBuilder builder = new((long)values.Length * sizeof(T));
        builder.Append(values);
        return builder.Build();
    }

    protected override bool ReleaseHandle()
    {
        owner.DangerousRelease();
        return true;
    }
}
