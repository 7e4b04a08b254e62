using System.Net;
using System.Net.Sockets;

namespace Weir.Engines.Spark.Tests.Support;

/// <summary>A line between a client and a server that breaks: each connection dies after so many bytes from the server, in the middle of whatever is sent.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly IPEndPoint server;
    private readonly Func<int, long> bytesOfConnection;
    private readonly Task accepting;
    private int connections;

    /// <param name="server">Where to pass on to.</param>
    /// <param name="bytesOfConnection">The bytes that the connection of this number (from 0) lets through; <see cref="long.MaxValue"/> for all.</param>
    internal CuttingProxy(IPEndPoint server, Func<int, long> bytesOfConnection)
    {
        this.server = server;
        this.bytesOfConnection = bytesOfConnection;
        listener.Start();
        accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many connections were cut.</summary>
    internal int Cuts { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await accepting;
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> lines = [];
        try
        {
            while (true)
            {
                lines.Add(ServeAsync(await listener.AcceptSocketAsync(ending.Token), bytesOfConnection(connections++)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task ServeAsync(Socket client, long allowed)
    {
        using Socket upstream = new(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        using (CancellationTokenSource line = CancellationTokenSource.CreateLinkedTokenSource(ending.Token))
        {
            await upstream.ConnectAsync(server, line.Token);
            Task up = PumpAsync(client, upstream, long.MaxValue, line.Token);
            bool wasCut = await PumpAsync(upstream, client, allowed, line.Token);
            Cuts += wasCut ? 1 : 0;

            // Lingering for no time sends a reset instead of an orderly end.
            client.LingerState = new LingerOption(true, 0);
            await line.CancelAsync();
            await up;
        }
    }

    private static async Task<bool> PumpAsync(Socket from, Socket to, long allowed, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[16 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer, cancellationToken) is > 0 and int length)
            {
                await to.SendAsync(buffer.AsMemory(0, (int)Math.Min(length, allowed)), cancellationToken);
                allowed -= length;
                if (allowed <= 0)
                {
                    return true;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return false;
        }

        return false;
    }
}
