namespace Weir.Core.Contracts;

/// <summary>What an engine can't do, by leaf of the grammar; what is not listed is supported.</summary>
/// <remarks>
/// Leaves are spelled as in Aqueduct's capability tables: <c>channel.op.repartition</c>, <c>ingress.format.delta</c>, <c>egress.mode.merge</c>,
/// <c>egress.field.merge_key</c>, <c>probe.signal.execution_partitions</c>, <c>assert.rule.custom</c>.
/// </remarks>
/// <param name="Unsupported">Leaf to the way out: which engine or format can, or what to write instead.</param>
/// <param name="Ignored">Leaf to the reason why it changes nothing on this engine; a warning.</param>
/// <param name="IngressFormats">The formats that can be read.</param>
/// <param name="EgressFormats">The formats that can be written.</param>
public sealed record EngineCapabilities(
    IReadOnlyDictionary<string, string> Unsupported,
    IReadOnlyDictionary<string, string> Ignored,
    IReadOnlyList<FormatCapability> IngressFormats,
    IReadOnlyList<FormatCapability> EgressFormats)
{
    /// <summary>Whether it reads and writes the formats of connectors, which then say themselves what they can't do.</summary>
    public bool UsesConnectors { get; init; }

    /// <summary>Whether it reads formats that are not listed, as long as something outside brings them.</summary>
    public bool ReadsOtherFormats { get; init; }

    /// <summary>The languages of user functions that it runs, each with how to write one; the first is what is shown to others.</summary>
    public IReadOnlyDictionary<string, string> FunctionLanguages { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Formats of tables with a log: a write stages files and the entry of the log that makes them count (<see cref="Events.PublishKind.Commit"/>).</summary>
    public IReadOnlyList<string> CommittedFormats { get; init; } = [];
}
