using System.Runtime.InteropServices;
using System.Text;

namespace Weir.Engines.DuckDb.Interop.Native;

/// <summary>Text across the border.</summary>
internal static unsafe class Utf8Text
{
    /// <summary>A borrowed C string, or "" for none.</summary>
    internal static string Read(byte* text) => text is null ? "" : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    /// <summary>A C string that is ours: read and freed.</summary>
    internal static string Take(byte* text)
    {
        try
        {
            return Read(text);
        }
        finally
        {
            NativeMethods.duckdb_free(text);
        }
    }

    /// <summary>The bytes of <paramref name="text"/> with a zero behind them.</summary>
    /// <exception cref="ArgumentException">There is a zero in the text, where DuckDB would take it to end.</exception>
    internal static byte[] Terminated(string text)
    {
        ThrowIfZeroInside(text);
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text) + 1];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    /// <inheritdoc cref="Terminated" path="/exception"/>
    internal static void ThrowIfZeroInside(string? text)
    {
        if (text is not null && text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"A name or path cannot hold a NUL character: '{text.Replace("\0", "\\0", StringComparison.Ordinal)}'.", nameof(text));
        }
    }
}
