using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Compiler.Tests.Support;

/// <summary>An engine that has capabilities and nothing else.</summary>
internal sealed class FakeEngine(string name = "duckdb") : IEngine
{
    public string Name => name;

    public Dictionary<string, string> Unsupported { get; } = new()
    {
        ["channel.op.repartition"] = "Leave it out: one machine has no partitions to spread over.",
        ["egress.mode.merge"] = "Use 'mode: overwrite'.",
        ["ingress.format.delta"] = "Read the Parquet files.",
        ["probe.signal.execution_partitions"] = "Leave it out.",
    };

    public EngineCapabilities Capabilities => new(
        Unsupported,
        new Dictionary<string, string> { ["channel.field.broadcast_side"] = "The sizes are known." },
        [Format("csv", [".csv"], Field.Text("sep").Alias("delimiter"), Field.Boolean("header")), Format("parquet", [".parquet"]), Format("json", [".json", ".jsonl"], Field.Boolean("multiline"))],
        [Format("csv", [".csv"], Field.Text("sep"), Field.Boolean("header")), Format("parquet", [".parquet"], Field.Text("compression")), Format("json", [".json"])])
    {
        UsesConnectors = true,
    };

    public ComponentSpec Settings { get; } = new(ComponentKind.Part, "engine", "Settings.", [Field.Text("memory_limit"), Field.Integer("threads", 1)]);

    public ValueTask<IEngineSession> OpenAsync(EngineSessionOptions options, CancellationToken cancellationToken) => throw new NotSupportedException("A compilation opens no session.");

    private static FormatCapability Format(string name, string[] extensions, params Field[] options) =>
        new(new ComponentSpec(ComponentKind.IngressFormat, name, "A format.", options), extensions);
}
