using Weir.Core.Contracts;
using Weir.Engines.DuckDb.Read;
using Weir.Engines.DuckDb.Write;

namespace Weir.Engines.DuckDb;

/// <summary>What the embedded engine can't do, and what means nothing to it.</summary>
internal static class DuckDbCapabilities
{
    private const string UseSpark = "Use `engine: spark`.";
    private const string NoPartitions = "an embedded engine has no partitions to shuffle; the rows go on as they are";
    private const string LaterVersion = "Not in this version on the embedded engine; ";

    internal static EngineCapabilities All { get; } = new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ingress.format.hudi"] = UseSpark,
            ["ingress.format.kafka"] = UseSpark,
            ["egress.format.iceberg"] = "A table of Iceberg names its files by absolute paths, so one that is staged can't be published: " + UseSpark,
            ["egress.format.hudi"] = UseSpark,
            ["egress.format.custom"] = UseSpark,
            ["egress.field.table"] = LaterVersion + "write to a `path`.",
            ["egress.field.register_as_table"] = LaterVersion + "let the later module read the Egress's upstream.",
            ["egress.field.maintenance"] = "Files need no maintenance; table formats need " + UseSpark,
            ["probe.signal.execution_partitions"] = "An embedded engine has no partitions: " + UseSpark,
        },
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["channel.op.repartition"] = NoPartitions,
            ["channel.op.coalesce"] = NoPartitions,
            ["channel.op.cache"] = "the engine decides by itself which relations it keeps",
            ["channel.field.broadcast_side"] = "an embedded engine sees the sizes of both sides itself",
            ["channel.field.metrics_boundary"] = "rows are counted where they are written and measured",
            ["egress.field.repartition"] = NoPartitions,
            ["egress.field.coalesce"] = NoPartitions,
            ["probe_signal.field.method"] = "figures come from the scan that is made anyway",
        },
        [.. SourceFormat.All.Select(format => format.Capability)],
        [.. WriteFormat.Capabilities])
    {
        UsesConnectors = true,
        FunctionLanguages = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["csharp"] = "Write it in C#: `lang: csharp`, `path: functions.cs`, and in that file a public static method in a public class.",
        },
        CommittedFormats = ["delta"],
    };
}
