using System.Net;
using System.Net.Sockets;

namespace Weir.Engines.Spark.Connect.Grpc;

/// <summary>Makes the HTTP/2 connections that gRPC needs.</summary>
internal static class GrpcHandler
{
    /// <summary>grpc-java ends a connection that is pinged more often than every five minutes while the server is silent.</summary>
    private static readonly TimeSpan PingDelay = TimeSpan.FromMinutes(6);

    private const int QuietSecondsBeforeProbe = 30;
    private const int SecondsBetweenProbes = 10;
    private const int ProbesBeforeGivingUp = 3;

    internal static SocketsHttpHandler Create() => new()
    {
        EnableMultipleHttp2Connections = true,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        KeepAlivePingDelay = PingDelay,
        KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        InitialHttp2StreamWindowSize = 4 << 20,
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = ConnectAsync,
    };

    /// <summary>Connects with TCP's own probes on: a peer that vanished without a word is noticed in about a minute, at no cost to the server.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, QuietSecondsBeforeProbe);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, SecondsBetweenProbes);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, ProbesBeforeGivingUp);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
