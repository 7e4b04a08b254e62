using Weir.Core.Contracts;
using Weir.Engines.Spark.Read;
using Weir.Engines.Spark.Write;

namespace Weir.Engines.Spark;

/// <summary>What the Spark engine can't do, and what means nothing to it.</summary>
internal static class SparkCapabilities
{
    private const string LaterVersion = "Not in this version on Spark; ";

    internal static EngineCapabilities All { get; } = new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ingress.port.spillway"] = "Spark sets no lines aside; `mode: FAILFAST` stops at them, DROPMALFORMED leaves them out.",
            ["probe.signal.execution_partitions"] = LaterVersion + "leave the signal out.",
            ["assert.field.fn"] = "C# runs in the embedded engine, not on a cluster; write the rule as SQL with `sql_row`.",
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["channel.field.metrics_boundary"] = "rows are counted where they are written and measured",
            ["probe_signal.field.method"] = "figures come from the scan that is made anyway",
        },
        [.. SourceFormats.All.Select(format => format.Capability)],
        [.. TargetFormats.All.Select(format => format.Capability)])
    {
        CommittedFormats = ["delta"],
        ReadsOtherFormats = true,
        FunctionLanguages = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["java"] = "Write it in Java: `lang: java`, `class: com.example.Net`, in a `jar` that is uploaded, or on the cluster; or use the engine duckdb, which runs C#.",
            ["scala"] = "Write it in Scala: `lang: scala`, `class: com.example.Net`, in a `jar` that is uploaded, or on the cluster; or use the engine duckdb, which runs C#.",
        },
    };
}
