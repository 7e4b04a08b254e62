using System.Diagnostics;
using System.IO.Compression;
using Weir.Core.Diagnostics;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Runs;

/// <summary>Functions in Java: the jar goes to the cluster with the session.</summary>
public sealed class JavaFunctionTests(SparkServer server) : IDisposable
{
    private const string Source = """
        package weir.test;
        public final class Doubled implements org.apache.spark.sql.api.java.UDF1<Long, Long> {
            public Long call(Long value) { return value == null ? null : value * 2; }
        }
        """;

    private readonly BlueprintFolder folder = new(() => server.Url)
    {
        Head = "udf_registry:\n  - { id: doubled, lang: java, jar: functions.jar, class: weir.test.Doubled, return_type: bigint }\n",
    };

    private static string Modules => """
          - { id: rows, type: Ingress, config: { path: rows.csv } }
          - { id: twice, type: Channel, config: { op: sql, query: "SELECT doubled(id) AS n FROM rows" } }
          - { id: save, type: Egress, config: { format: parquet, path: out/ } }

        """;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_function_in_a_jar_is_called_on_the_cluster()
    {
        Assert.SkipWhen(server.Url.Length == 0 || !await TryMakeJarAsync(), "No javac, or no jars of Spark's API: WEIR_SPARK_HOME or the servers' cache.");
        folder.Write("rows.csv", "id", "1", "21", "");
        await folder.DoAsync(Modules);
        (await folder.AskAsync($"SELECT n FROM parquet.`{folder.At("out")}`")).ShouldBe(["2", "42"]);
    }

    [Fact]
    public async Task A_jar_that_is_not_there_is_told_at_its_place()
    {
        _ = server.Url;
        folder.Write("rows.csv", "id", "1");
        Diagnostic found = (await folder.RunAsync(Modules)).Diagnostics.ShouldHaveSingleItem();
        found.Code.ShouldBe(SparkCodes.UserFunction);
        found.Span.IsNone.ShouldBeFalse();
        found.Message.ShouldContain("functions.jar");
    }

    private async Task<bool> TryMakeJarAsync()
    {
        string cache = Environment.GetEnvironmentVariable("WEIR_SPARK_HOME") ?? Path.Combine(Environment.GetEnvironmentVariable("HOME") ?? "/root", ".cache", "weir-servers");
        string? jars = Directory.Exists(cache) ? Directory.EnumerateDirectories(cache, "jars", SearchOption.AllDirectories).FirstOrDefault(found => Directory.EnumerateFiles(found, "spark-sql-api*").Any()) : null;
        if (jars is null || !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(path => File.Exists(Path.Combine(path, "javac"))))
        {
            return false;
        }

        await File.WriteAllTextAsync(folder.At("Doubled.java"), Source);
        using Process javac = Process.Start(new ProcessStartInfo("javac", ["-cp", jars + "/*", "-d", folder.At("classes"), folder.At("Doubled.java")]))!;
        await javac.WaitForExitAsync();
        javac.ExitCode.ShouldBe(0);
        await ZipFile.CreateFromDirectoryAsync(folder.At("classes"), folder.At("functions.jar"));
        return true;
    }
}
