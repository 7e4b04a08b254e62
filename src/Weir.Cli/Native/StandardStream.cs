using System.Runtime.InteropServices;

namespace Weir.Cli.Native;

/// <summary>Standard output or standard error, written to by the system's own call.</summary>
/// <remarks>The runtime's stream prepares a terminal and its encodings before the first byte, which a short command never needs.</remarks>
internal sealed unsafe class StandardStream(int descriptor) : Stream
{
    private const int Interrupted = 4;

    public const int Output = 1;

    public const int Error = 2;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens a standard stream.</summary>
    public static Stream Open(int descriptor) =>
        !OperatingSystem.IsWindows() ? new StandardStream(descriptor) : OfRuntime(descriptor);

    /// <summary>Whether a standard stream goes to a terminal.</summary>
    public static bool IsTerminal(int descriptor) =>
        !OperatingSystem.IsWindows() ? UnixCalls.IsTerminal(descriptor) != 0
        : descriptor == Output ? !Console.IsOutputRedirected
        : !Console.IsErrorRedirected;

    /// <exception cref="IOException">The reader went away, or the disk is full.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            int written = 0;
            while (written < buffer.Length)
            {
                nint count = UnixCalls.Write(descriptor, start + written, buffer.Length - written);
                if (count < 0 && Marshal.GetLastPInvokeError() != Interrupted)
                {
                    // The runtime's stream knows how to wait for a reader, and what each error is called.
                    using Stream stream = OfRuntime(descriptor);
                    stream.Write(buffer[written..]);
                    return;
                }

                written += (int)Math.Max(0, count);
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static Stream OfRuntime(int descriptor) => descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
}
