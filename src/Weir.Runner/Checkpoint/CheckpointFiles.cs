using System.Collections.Concurrent;
using System.Globalization;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Runner.Run;

namespace Weir.Runner.Checkpoint;

/// <summary>The kept rows of one run's modules: a Parquet file per relation, in a folder of the run's own.</summary>
/// <param name="root">The folder of all runs; null when nothing is kept.</param>
/// <param name="runId">The run.</param>
/// <remarks>A file counts once the end of its module is stored, and it is flushed before; so one that counts is whole.</remarks>
internal sealed class CheckpointFiles(string? root, string runId)
{
    private readonly ConcurrentDictionary<string, string> byRelation = new(StringComparer.Ordinal);

    /// <summary>Whether a module's rows are to be kept.</summary>
    public bool Keeps(ManifestModule module) => module.Checkpoint && root is not null;

    /// <summary>True when every file is still there.</summary>
    public bool Exist(IReadOnlyDictionary<string, string> files) => root is not null && files.Values.All(f => File.Exists(PathOf(f)));

    /// <summary>Writes the relations of a module, each once in a run however many modules pass it on.</summary>
    /// <returns>Port to file.</returns>
    public async ValueTask<IReadOnlyDictionary<string, string>> WriteAsync(BoundModule bound, RunContext context, CancellationToken cancellationToken)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach ((string port, Relation relation) in bound.Ports.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (!byRelation.TryGetValue(relation.Name, out string? file))
            {
                file = Path.Combine(bound.Module.Id, files.Count.ToString(CultureInfo.InvariantCulture) + ".parquet");
                await WriteAsync(bound, relation, PathOf(file), context, cancellationToken).ConfigureAwait(false);
                byRelation[relation.Name] = file;
            }

            files.Add(port, file);
        }

        return files;
    }

    /// <summary>A module that reads a kept port of another.</summary>
    public ManifestModule Reader(ManifestModule kept, string port, string file) => kept with
    {
        Id = port == Ports.Main ? kept.Id : $"{kept.Id}__{port}",
        Type = ModuleType.Ingress,
        Config = ParquetAt(IngressSpec.Spec, PathOf(file)),
        Checkpoint = false,
    };

    /// <summary>Removes all that the run kept.</summary>
    public void Discard()
    {
        if (root is not null && Directory.Exists(Path.Combine(root, runId)))
        {
            Directory.Delete(Path.Combine(root, runId), recursive: true);
        }
    }

    private static async ValueTask WriteAsync(BoundModule bound, Relation relation, string path, RunContext context, CancellationToken cancellationToken)
    {
        IProgress<WorkProgress> progress = context.Progress(bound);
        await context.Settler.SettleForAsync(relation, progress, cancellationToken).ConfigureAwait(false);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        WriteRequest request = new()
        {
            Module = bound.Module with { Type = ModuleType.Egress, Config = ParquetAt(EgressSpec.Spec, path) },
            Relation = relation,
            StagedPath = path,
            AsFolder = false,
        };
        await bound.Session.WriteAsync(request, progress, cancellationToken).ConfigureAwait(false);
        context.Services.Targets.Flush(path);
    }

    private static Config ParquetAt(ComponentSpec spec, string path) => new(spec, new MappingNode([Entry("format", "parquet"), Entry("path", path)], SourceSpan.None));

    private static MappingEntry Entry(string key, string value) =>
        new(new ScalarNode(key, ScalarKind.Text, SourceSpan.None), new ScalarNode(value, ScalarKind.Text, SourceSpan.None));

    private string PathOf(string file) => Path.Combine(root!, runId, file);
}
