using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Manifests;
using Weir.Core.Specs;

namespace Weir.Benchmarks.Running;

/// <summary>An engine that does nothing, so that what is measured is the runner.</summary>
internal sealed class NullEngine : IEngine, IEngineSession
{
    private static readonly Schema Columns = new([new SchemaField("id", new PrimitiveType(PrimitiveKind.BigInt))]);

    public string Name => "null";

    public EngineCapabilities Capabilities { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>(), [], []);

    public ComponentSpec Settings { get; } = new(ComponentKind.Part, "null", "", []);

    public ValueTask<IEngineSession> OpenAsync(EngineSessionOptions options, CancellationToken cancellationToken) => new(this);

    public ValueTask<DefinedModule> DefineAsync(ManifestModule module, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellationToken) =>
        new(new DefinedModule(module.Type == ModuleType.Egress ? [] : new Dictionary<string, Relation> { [Ports.Main] = new(module.Id, Columns) }, []));

    public ValueTask<Relation> FilterErrorTypesAsync(Relation spillway, IReadOnlyList<string> errorTypes, CancellationToken cancellationToken) => new(spillway);

    public ValueTask SettleAsync(Relation relation, int readers, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) => default;

    public ValueTask<IReadOnlyList<MeasureValue>> MeasureAsync(Relation relation, IReadOnlyList<Measure> measures, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) =>
        new([.. measures.Select(m => new MeasureValue(m, 1L))]);

    public ValueTask<IReadOnlyList<IReadOnlyList<string>>> PeekAsync(Relation relation, IReadOnlyList<string> columns, int limit, CancellationToken cancellationToken) => new([]);

    public ValueTask<string?> ParseAsync(SqlText sql, CancellationToken cancellationToken) => default;

    public ValueTask<WriteResult> WriteAsync(WriteRequest request, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) => new(new WriteResult(1, 1));

    public ValueTask DisposeAsync() => default;
}
