using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;

namespace Weir.Engines.Spark.Connect.Grpc;

/// <summary>Takes messages out of a reply's body.</summary>
/// <param name="body">The body.</param>
/// <param name="encoding">The reply's <c>grpc-encoding</c>.</param>
/// <param name="maximumBytes">A longer message is refused.</param>
internal sealed class FrameReader(Stream body, string encoding, int maximumBytes)
{
    private readonly byte[] header = new byte[FramedContent.HeaderBytes];

    /// <summary>The next message; null at the end of the body.</summary>
    /// <exception cref="GrpcException">The message is too long, cut off, or compressed in a way that was not offered.</exception>
    internal async Task<T?> ReadAsync<T>(MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        int got = await body.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (got == 0)
        {
            return null;
        }

        if (got < header.Length)
        {
            throw new GrpcException(GrpcStatusCode.Internal, "a frame was cut off") { IsTransport = true };
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(1));
        if (length > maximumBytes)
        {
            throw new GrpcException(GrpcStatusCode.ResourceExhausted, $"a message of {length} bytes is over the limit of {maximumBytes} (`grpc_max_message_size`)");
        }

        return await ReadBodyAsync(parser, (int)length, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> ReadBodyAsync<T>(MessageParser<T> parser, int length, CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await body.ReadExactlyAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
            return header[0] == 0 ? parser.ParseFrom(buffer, 0, length) : Inflate(parser, buffer, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private T Inflate<T>(MessageParser<T> parser, byte[] buffer, int length)
        where T : class, IMessage<T>
    {
        if (encoding != "gzip")
        {
            throw new GrpcException(GrpcStatusCode.Internal, $"a message is compressed as '{encoding}', which was not offered");
        }

        using GZipStream gzip = new(new MemoryStream(buffer, 0, length), CompressionMode.Decompress);
        return parser.ParseFrom(gzip);
    }
}
