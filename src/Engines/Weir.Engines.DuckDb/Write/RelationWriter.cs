using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Engines.DuckDb.Delta;
using Weir.Engines.DuckDb.Extensions;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;
using Weir.Engines.DuckDb.Write.Parts;

namespace Weir.Engines.DuckDb.Write;

/// <summary>Writes a relation to a staged file or folder by COPY.</summary>
internal sealed class RelationWriter(Workspace workspace, WriteRequest request, CancellationToken cancellation)
{
    private readonly WriteFormat format = WriteFormat.Of(request.Module);

    private ManifestModule Module => request.Module;

    /// <exception cref="WeirException">The rows can't be computed or written.</exception>
    internal WriteResult Write()
    {
        ErrorContext context = new(Module.Id, Module.Config.SpanOf(EgressSpec.Path), [], Writing: true);
        if (ExtensionNeed.Find(workspace, format.Name, context.Span, cancellation) is { } missing)
        {
            throw new WeirException(missing with { ModuleId = Module.Id });
        }

        try
        {
            return new WriteResult(WriteRows(), BytesAt(request.StagedPath));
        }
        catch (DuckDbException exception)
        {
            throw Retrace.Explain(workspace, exception, context, request.Relation, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WeirException(new Diagnostic(EngineCodes.WriteFailed, context.Span, $"The target can't be written: {exception.Message}") { ModuleId = Module.Id }, exception);
        }
    }

    private long WriteRows()
    {
        if (format.Name == "delta")
        {
            return new DeltaWriter(workspace, request, format, cancellation).Write();
        }

        FolderWriter folder = new(workspace, request, format, cancellation);
        if (WriteModes.Of(Module.Config) is WriteMode.Merge or WriteMode.OverwritePartitions)
        {
            return new PartWriter(workspace, request, format, cancellation).Write();
        }

        SqlComposer everything = new SqlComposer().Add($"SELECT * FROM {request.Relation.Name}");
        if (request.AsFolder)
        {
            return folder.Write(everything, keepsColumns: true);
        }

        if (request.ExistingFile is null)
        {
            return folder.Copy(everything, request.StagedPath);
        }

        ExistingRows existing = ExistingRows.Read(workspace, request, format, cancellation);
        return folder.Copy(new SqlComposer().Add(existing.Query), request.StagedPath) - existing.Count;
    }

    private static long BytesAt(string path) =>
        File.Exists(path) ? new FileInfo(path).Length : new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
