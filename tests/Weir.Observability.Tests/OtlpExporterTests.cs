using System.Net;
using System.Text;
using Weir.Core.Events;
using Weir.Observability.OpenTelemetry;

namespace Weir.Observability.Tests;

public sealed class OtlpExporterTests
{
    [Fact]
    public async Task A_run_reaches_a_collector_as_spans_and_metrics()
    {
        using HttpListener collector = new();
        int port = FreePort();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        Task<Dictionary<string, string>> heard = ListenAsync(collector, calls: 2);
        await using (OtlpExporter exporter = new(new OtlpOptions(new Uri($"http://127.0.0.1:{port}"), UseHttp: true, null, "shop-etl")))
        {
            foreach (RunEvent runEvent in Events.Of(RunStatus.Success))
            {
                await exporter.ExportAsync(runEvent, CancellationToken.None);
            }
        }

        Dictionary<string, string> bodies = await heard;
        bodies["/v1/traces"].ShouldContain("run shop");
        bodies["/v1/traces"].ShouldContain("module save");
        bodies["/v1/traces"].ShouldContain("shop-etl");
        bodies["/v1/metrics"].ShouldContain("weir.module.rows");
        bodies["/v1/metrics"].ShouldContain("weir.run.duration");
    }

    private static async Task<Dictionary<string, string>> ListenAsync(HttpListener collector, int calls)
    {
        Dictionary<string, string> bodies = [];
        while (bodies.Count < calls)
        {
            HttpListenerContext context = await collector.GetContextAsync();
            using MemoryStream body = new();
            await context.Request.InputStream.CopyToAsync(body);
            string path = context.Request.Url!.AbsolutePath;
            bodies[path] = bodies.GetValueOrDefault(path) + Encoding.Latin1.GetString(body.ToArray());
            context.Response.Close();
        }

        return bodies;
    }

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
