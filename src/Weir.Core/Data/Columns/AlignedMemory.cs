using System.Runtime.InteropServices;

namespace Weir.Core.Data.Columns;

/// <summary>Native memory at an address that 64 divides, as Arrow advises for vector instructions.</summary>
internal sealed unsafe class AlignedMemory : SafeHandle
{
    internal const int Alignment = 64;

    internal AlignedMemory(long size)
        : base(0, ownsHandle: true) => Resize(size);

    public override bool IsInvalid => handle == 0;

    internal byte* Pointer => (byte*)handle;

    internal long Size { get; private set; }

    /// <summary>Changes the size; the bytes that fit are kept, further ones are undefined.</summary>
    internal void Resize(long size)
    {
        Size = Math.Max(size, Alignment);
        SetHandle((nint)NativeMemory.AlignedRealloc((void*)handle, (nuint)Size, Alignment));
    }

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
