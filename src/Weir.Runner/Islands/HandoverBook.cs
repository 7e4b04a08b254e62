using System.Globalization;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Runner.Run;

namespace Weir.Runner.Islands;

/// <summary>The handovers of one binding: one for a relation and an engine, however many modules there read it.</summary>
/// <param name="root">The folder in which a folder is made for the binding; all engines reach it.</param>
internal sealed class HandoverBook(string root) : IAsyncDisposable
{
    private readonly Dictionary<(string Relation, string Engine), Relation> known = [];
    private readonly string folder = Path.Combine(root, Guid.NewGuid().ToString("N"));

    /// <summary>The relation on a module's engine that has the rows of another engine's. It is empty until they are read; see <see cref="Handover"/>.</summary>
    /// <param name="upstream">The module whose rows they are.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="reader">A module that reads them.</param>
    /// <param name="session">Its engine at work.</param>
    /// <param name="binding">Where the relation is noted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="WeirException">One of the engines can't reach the folder, or the rows don't fit into Parquet.</exception>
    public async ValueTask<Relation> CarryAsync(BoundModule upstream, Relation rows, ManifestModule reader, IEngineSession session, Binding binding, CancellationToken cancellationToken)
    {
        if (known.TryGetValue((rows.Name, reader.Engine), out Relation? carried))
        {
            return carried;
        }

        string id = string.Create(CultureInfo.InvariantCulture, $"{upstream.Module.Id}__{reader.Engine}{known.Count}");
        string place = Path.Combine(folder, id);
        Directory.CreateDirectory(folder);
        try
        {
            DefinedModule none = await upstream.Session.DefineAsync(
                HandoverModules.None(upstream.Module, id), [HandoverModules.InputOf(upstream.Module, rows)], cancellationToken).ConfigureAwait(false);
            Handover handover = new(upstream.Session, rows, upstream.Module, place);
            await handover.PrepareAsync(MainOf(none), cancellationToken).ConfigureAwait(false);
            carried = MainOf(await session.DefineAsync(HandoverModules.Reader(upstream.Module, id, place, reader.Engine), [], cancellationToken).ConfigureAwait(false));
            binding.Add(new RelationNode(carried, session, [rows.Name]) { Handover = handover });
        }
        catch (WeirException failure)
        {
            throw new WeirException(
                new Diagnostic(RunnerCodes.HandoverFailed, reader.Span, $"The rows of '{upstream.Module.Id}' can't pass from {upstream.Module.Engine} to {reader.Engine} by {root}: {failure.Diagnostic.Message}")
                {
                    Hint = "Both engines must reach the folder at the same place; `deployment.handover` in weir.yml names another.",
                    ModuleId = reader.Id,
                },
                failure);
        }

        known.Add((rows.Name, reader.Engine), carried);
        return carried;
    }

    public ValueTask DisposeAsync()
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (IOException)
        {
            // An engine that can't be stopped still writes there; what counts is somewhere else.
        }

        return ValueTask.CompletedTask;
    }

    private static Relation MainOf(DefinedModule defined) => defined.Diagnostics.FirstOrDefault(found => found.Severity == Severity.Error) is { } error
        ? throw new WeirException(error)
        : defined.Ports[Ports.Main];
}
