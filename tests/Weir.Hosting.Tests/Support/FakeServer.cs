using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Weir.Hosting.Tests.Support;

/// <summary>An HTTP server on this machine that answers by a function, and remembers what it was asked.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Func<FakeRequest, (int Status, string Body)> answer;
    private readonly Task work;

    public FakeServer(Func<FakeRequest, (int Status, string Body)> answer)
    {
        this.answer = answer;
        Address = $"http://127.0.0.1:{FreePort()}";
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        work = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public List<FakeRequest> Requests { get; } = [];

    public void Dispose()
    {
        listener.Stop();
        work.GetAwaiter().GetResult();
        listener.Close();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await listener.GetContextAsync();
                using StreamReader reader = new(context.Request.InputStream);
                FakeRequest request = new(context.Request.HttpMethod, context.Request.Url!.PathAndQuery, context.Request.Headers, await reader.ReadToEndAsync());
                Requests.Add(request);
                (context.Response.StatusCode, string body) = answer(request);
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
