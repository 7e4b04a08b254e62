using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Session;

namespace Weir.Engines.DuckDb.Write;

/// <summary>Writes a relation to a staged file or folder with one COPY.</summary>
internal sealed class RelationWriter(Workspace workspace, WriteRequest request, CancellationToken cancellation)
{
    private readonly WriteFormat format = WriteFormat.Of(request.Module);

    private ManifestModule Module => request.Module;

    /// <exception cref="WeirException">The rows can't be computed or written.</exception>
    internal WriteResult Write()
    {
        ErrorContext context = new(Module.Id, Module.Config.SpanOf(EgressSpec.Path), [], Writing: true);
        try
        {
            long rows = request.AsFolder ? WriteFolder() : WriteFile();
            return new WriteResult(rows, BytesAt(request.StagedPath));
        }
        catch (DuckDbException exception)
        {
            throw workspace.Errors.ToException(exception, context);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WeirException(new Diagnostic(DuckDbCodes.WriteFailed, context.Span, $"The target can't be written: {exception.Message}") { ModuleId = Module.Id }, exception);
        }
    }

    private long WriteFile()
    {
        if (request.ExistingFile is null)
        {
            return Copy(Everything, request.StagedPath);
        }

        ExistingRows existing = ExistingRows.Read(workspace, request, format, cancellation);
        return Copy(existing.Query, request.StagedPath) - existing.Count;
    }

    private long WriteFolder()
    {
        Directory.CreateDirectory(request.StagedPath);
        IReadOnlyList<string> partitions = Module.Config.Get(EgressSpec.PartitionBy);
        if (partitions.Count == 0)
        {
            return Copy(Everything, SingleFileInFolder);
        }

        string columns = string.Join(", ", partitions.Select(Quote.Identifier));
        (string query, string options) = format.ToPartitionedCopy(request.Relation, partitions);
        string naming = $"FILENAME_PATTERN {Quote.Literal(request.FileStem + "_{i}")}, FILE_EXTENSION {Quote.Literal(format.Ending[1..])}";
        long rows = Copy(query, request.StagedPath, $"{options}, PARTITION_BY ({columns}), {naming}, OVERWRITE_OR_IGNORE true");
        if (rows == 0)
        {
            // A folder without files has no schema; one empty file keeps it.
            Copy($"SELECT * EXCLUDE ({columns}) FROM {request.Relation.Name} LIMIT 0", SingleFileInFolder);
        }

        return rows;
    }

    private string Everything => $"SELECT * FROM {request.Relation.Name}";

    private string SingleFileInFolder => Path.Combine(request.StagedPath, request.FileStem + format.Ending);

    private long Copy(string query, string path, string? options = null) =>
        workspace.Connection.Execute($"COPY ({query}) TO {Quote.Literal(path)} ({options ?? format.ToCopyOptions()})", cancellation);

    private static long BytesAt(string path) =>
        File.Exists(path) ? new FileInfo(path).Length : new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
