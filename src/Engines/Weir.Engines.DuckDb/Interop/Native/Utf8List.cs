using System.Runtime.InteropServices;

namespace Weir.Engines.DuckDb.Interop.Native;

/// <summary>An array of C strings for the length of a call.</summary>
internal sealed unsafe class Utf8List : IDisposable
{
    private readonly byte** pointer;

    internal Utf8List(string[] texts)
    {
        Array.ForEach(texts, Utf8Text.ThrowIfZeroInside);
        Count = texts.Length;
        pointer = (byte**)NativeMemory.AllocZeroed((nuint)Math.Max(1, texts.Length), (nuint)sizeof(byte*));
        for (int i = 0; i < texts.Length; i++)
        {
            pointer[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
        }
    }

    internal int Count { get; }

    internal byte** Pointer => pointer;

    public void Dispose()
    {
        for (int i = 0; i < Count; i++)
        {
            Marshal.FreeCoTaskMem((nint)pointer[i]);
        }

        NativeMemory.Free(pointer);
    }
}
