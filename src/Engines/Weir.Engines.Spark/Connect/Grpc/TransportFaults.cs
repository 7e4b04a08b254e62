using System.Net.Sockets;
using System.Security.Authentication;

namespace Weir.Engines.Spark.Connect.Grpc;

/// <summary>Turns what goes wrong on the line into gRPC's terms.</summary>
internal static class TransportFaults
{
    // HTTP/2 error codes, RFC 9113 section 7.
    private const long RefusedStream = 0x7;
    private const long EnhanceYourCalm = 0xb;

    /// <summary>The failure for an exception of the HTTP client; null when it is none of the line's.</summary>
    internal static GrpcException? Translate(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case HttpProtocolException protocol:
                    return Broken(GrpcStatusCode.Unavailable, Describe(protocol.ErrorCode), exception);
                case AuthenticationException tls:
                    return new GrpcException(GrpcStatusCode.Unauthenticated, "the encrypted connection can't be made: " + tls.Message, exception);
                case SocketException socket when exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }:
                    return new GrpcException(GrpcStatusCode.Unavailable, socket.Message, exception) { IsTransport = true, IsUnreachable = true };
                default:
                    break;
            }
        }

        return exception is HttpRequestException or IOException ? Broken(GrpcStatusCode.Unavailable, exception.Message, exception) : null;
    }

    private static string Describe(long errorCode) => errorCode switch
    {
        0 or RefusedStream => "the peer closed the stream",
        EnhanceYourCalm => "the peer found us too busy (ENHANCE_YOUR_CALM)",
        _ => $"the stream was reset (HTTP/2 error 0x{errorCode:x})",
    };

    private static GrpcException Broken(GrpcStatusCode code, string detail, Exception inner) => new(code, detail, inner) { IsTransport = true };
}
