using System.Diagnostics;
using System.Globalization;

namespace Weir.Engines.Spark.Local;

/// <summary>What a distribution's Connect server is started with.</summary>
/// <param name="Home">The distribution.</param>
/// <param name="Master">Where its work runs.</param>
/// <param name="Port">Where it listens, on this machine only.</param>
/// <param name="Token">What it asks of its clients.</param>
/// <param name="Settings">Spark's settings, also those that can't be set in a session.</param>
internal sealed record ServerStart(string Home, string Master, int Port, string Token, IReadOnlyDictionary<string, string> Settings)
{
    private const string ServerClass = "org.apache.spark.sql.connect.service.SparkConnectServer";

    /// <summary>
    /// Starts what its arguments say in a process group of its own, and ends the group when standard input ends, as it does whenever and however this process dies.
    /// </summary>
    private const string Guard = """
        set -m
        exec 3<&0
        "$@" </dev/null 3<&- &
        group=$!
        set +m
        trap '' INT HUP TERM
        (
            cat <&3 >/dev/null
            kill -TERM -- "-$group" 2>/dev/null
            for _ in $(seq 100); do kill -0 -- "-$group" 2>/dev/null || exit 0; sleep 0.1; done
            kill -KILL -- "-$group" 2>/dev/null
        ) &
        exec 3<&- 0<&-
        wait "$group"
        """;

    /// <summary>The program that starts a server in the foreground; null when the distribution has none.</summary>
    internal static string? ProgramOf(string home)
    {
        string submit = Path.Combine(home, "bin", "spark-submit");
        return File.Exists(submit) ? submit : null;
    }

    /// <summary>The process to start, with all its output in a file.</summary>
    internal ProcessStartInfo Info(string program, string folder, string log)
    {
        List<string> words = ["-c", $"{{ {Guard}\n}} >>\"$0\" 2>&1", log, program, "--class", ServerClass, "--name", "weir", "--master", Master];
        Dictionary<string, string> settings = new(Settings, StringComparer.Ordinal)
        {
            ["spark.connect.grpc.binding.address"] = "127.0.0.1",
            ["spark.connect.grpc.binding.port"] = Port.ToString(CultureInfo.InvariantCulture),
        };
        settings.TryAdd("spark.ui.enabled", "false");
        settings.TryAdd("spark.sql.warehouse.dir", Path.Combine(folder, "warehouse"));
        foreach ((string key, string value) in settings)
        {
            words.AddRange(["--conf", $"{key}={value}"]);
        }

        words.Add("spark-internal");
        ProcessStartInfo info = new("bash", words) { RedirectStandardInput = true, WorkingDirectory = folder };
        info.Environment["SPARK_HOME"] = Home;
        info.Environment["SPARK_CONNECT_AUTHENTICATE_TOKEN"] = Token;
        info.Environment.Remove("SPARK_REMOTE");
        return info;
    }
}
