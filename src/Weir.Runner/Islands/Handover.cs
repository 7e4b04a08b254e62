using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Core.Specs;

namespace Weir.Runner.Islands;

/// <summary>Rows on their way from one engine to another: a folder of Parquet files that both reach. It holds their columns alone until somebody is about to read them.</summary>
/// <param name="from">The engine that computes them.</param>
/// <param name="rows">The rows.</param>
/// <param name="of">The module whose rows they are.</param>
/// <param name="folder">The folder.</param>
internal sealed class Handover(IEngineSession from, Relation rows, ManifestModule of, string folder)
{
    /// <summary>Writes no row, so that the other engine finds the columns.</summary>
    /// <param name="none">A relation with the columns of the rows, and without any.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public ValueTask<WriteResult> PrepareAsync(Relation none, CancellationToken cancellationToken) => WriteAsync(none, folder, null, cancellationToken);

    /// <summary>Writes the rows in the place of what is there.</summary>
    public async ValueTask FillAsync(IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        string staged = folder + ".new";
        if (Directory.Exists(staged))
        {
            Directory.Delete(staged, recursive: true);
        }

        await WriteAsync(rows, staged, progress, cancellationToken).ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
        Directory.Move(staged, folder);
    }

    private ValueTask<WriteResult> WriteAsync(Relation relation, string place, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        WriteRequest request = new()
        {
            Module = of with { Type = Core.Blueprints.ModuleType.Egress, Config = HandoverModules.ParquetAt(EgressSpec.Spec, place) },
            Relation = relation,
            StagedPath = place,
            AsFolder = true,
        };
        return from.WriteAsync(request, progress, cancellationToken);
    }
}
