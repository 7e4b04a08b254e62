using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Core.Sql;

namespace Weir.Runner.Tasks;

/// <summary>Stands where modules without rows have no engine.</summary>
internal sealed class NoEngineSession : IEngineSession
{
    public static NoEngineSession Instance { get; } = new();

    public ValueTask<DefinedModule> DefineAsync(ManifestModule module, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellationToken) => throw NoRows();

    public ValueTask<Relation> FilterErrorTypesAsync(Relation spillway, IReadOnlyList<string> errorTypes, CancellationToken cancellationToken) => throw NoRows();

    public ValueTask SettleAsync(Relation relation, int readers, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) => throw NoRows();

    public ValueTask<IReadOnlyList<MeasureValue>> MeasureAsync(Relation relation, IReadOnlyList<Measure> measures, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) => throw NoRows();

    public ValueTask<IReadOnlyList<IReadOnlyList<string>>> PeekAsync(Relation relation, IReadOnlyList<string> columns, int limit, CancellationToken cancellationToken) => throw NoRows();

    public ValueTask<string?> ParseAsync(Core.Specs.SqlText sql, CancellationToken cancellationToken) => throw NoRows();

    public ValueTask<WriteResult> WriteAsync(WriteRequest request, IProgress<WorkProgress>? progress, CancellationToken cancellationToken) => throw NoRows();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static NotSupportedException NoRows() => new("A Task has no rows.");
}
