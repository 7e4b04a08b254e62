using System.Globalization;
using Weir.Conformance.Services;

[assembly: AssemblyFixture(typeof(Weir.Stores.Tests.Support.RedisService))]

namespace Weir.Stores.Tests.Support;

/// <summary>One Redis for all tests of the assembly, started when the first needs it.</summary>
public sealed class RedisService : IDisposable
{
    private readonly Lazy<ServiceProcess?> service = new(() => ServiceProcess.TryStart("redis", "redis-server", "redis-cli"));
    private int prefixes;

    /// <summary>The address of a prefix that nobody has used.</summary>
    public string NewAddress()
    {
        Assert.SkipWhen(service.Value is null, "Redis is not installed.");
        return string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{service.Value!.Port}/1?prefix=t{Interlocked.Increment(ref prefixes)}");
    }

    public void Dispose()
    {
        if (service is { IsValueCreated: true, Value: { } running })
        {
            running.Dispose();
        }
    }
}
