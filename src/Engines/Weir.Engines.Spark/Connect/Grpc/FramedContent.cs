using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Weir.Engines.Spark.Connect.Grpc;

/// <summary>The body of a request: messages in gRPC's frames, each sent as soon as it is there.</summary>
internal sealed class FramedContent : HttpContent
{
    /// <summary>One byte that says whether the message is compressed, four that give its length.</summary>
    internal const int HeaderBytes = 5;

    private readonly IAsyncEnumerable<IMessage> messages;

    internal FramedContent(IAsyncEnumerable<IMessage> messages)
    {
        this.messages = messages;
        Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await foreach (IMessage message in messages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            await SendAsync(stream, message, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task SendAsync(Stream stream, IMessage message, CancellationToken cancellationToken)
    {
        int length = message.CalculateSize();
        byte[] frame = ArrayPool<byte>.Shared.Rent(length + HeaderBytes);
        try
        {
            frame[0] = 0;
            BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)length);
            message.WriteTo(frame.AsSpan(HeaderBytes, length));
            await stream.WriteAsync(frame.AsMemory(0, length + HeaderBytes), cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(frame);
        }
    }
}
