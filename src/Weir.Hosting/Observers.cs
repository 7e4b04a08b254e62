using System.Globalization;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Runner.Hooks;

namespace Weir.Hosting;

/// <summary>The listeners that a Blueprint's <c>hooks</c> ask for: a log, metrics, an audit trail.</summary>
internal static class Observers
{
    private const string TrailDay = "yyyy-MM-dd";

    public static IEnumerable<IRunHooks> Of(Manifest manifest, SecretRedactor redactor, HostEnvironment environment)
    {
        TimeProvider time = environment.Time;
        if (manifest.Hooks is not { } node)
        {
            yield break;
        }

        Config hooks = new(HookSpec.Spec, node);
        if (hooks.Has(ObserverSpec.Logging))
        {
            yield return Log(hooks.Get(ObserverSpec.Logging)!, manifest, redactor, environment);
        }

        if (hooks.Has(ObserverSpec.Metrics) && hooks.Get(ObserverSpec.Metrics) is { } metrics && metrics.Get(ObserverSpec.MetricsEnabled) && metrics.Has(ObserverSpec.PushGateway))
        {
            yield return new PushHooks(
                new Uri(metrics.Get(ObserverSpec.PushGateway)!), TimeSpan.FromSeconds(metrics.Get(ObserverSpec.ExportInterval)), static () => new HttpClient(), time);
        }

        if (hooks.Has(ObserverSpec.Audit) && hooks.Get(ObserverSpec.Audit) is { } audit && audit.Get(ObserverSpec.AuditEnabled))
        {
            yield return new AuditHooks(new AuditLog(Trail(audit, manifest, time), time), redactor);
        }
    }

    private static LogHooks Log(Config logging, Manifest manifest, SecretRedactor redactor, HostEnvironment environment)
    {
        string output = logging.Get(ObserverSpec.Output)!;
        string path = Path.GetFullPath(output, manifest.BaseDirectory);
        Action<string> write = output switch
        {
            "stdout" => environment.Output.WriteLine,
            "stderr" => environment.Error.WriteLine,
            _ => line => Append(path, line),
        };
        return new LogHooks(write, logging.Get(ObserverSpec.Level), logging.Get(ObserverSpec.Format) == "json", logging.Get(ObserverSpec.Structured), redactor, environment.Time);
    }

    private static void Append(string path, string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.AppendAllText(path, line + "\n");
    }

    /// <summary>The file of today; files of days beyond the retention are removed.</summary>
    private static string Trail(Config audit, Manifest manifest, TimeProvider time)
    {
        string folder = Path.GetFullPath(audit.Get(ObserverSpec.TrailPath)!, manifest.BaseDirectory);
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        DateOnly oldest = today.AddDays(-(int)audit.Get(ObserverSpec.Retention));
        if (Directory.Exists(folder))
        {
            foreach (string file in Directory.EnumerateFiles(folder, "audit-*.jsonl"))
            {
                string name = Path.GetFileNameWithoutExtension(file);
                if (DateOnly.TryParseExact(name["audit-".Length..], TrailDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day < oldest)
                {
                    File.Delete(file);
                }
            }
        }

        return Path.Combine(folder, $"audit-{today.ToString(TrailDay, CultureInfo.InvariantCulture)}.jsonl");
    }
}
