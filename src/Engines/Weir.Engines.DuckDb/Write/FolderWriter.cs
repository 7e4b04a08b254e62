using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Write;

/// <summary>Writes queries to files, and to folders of files, at the staged place of a request.</summary>
internal sealed class FolderWriter(Workspace workspace, WriteRequest request, WriteFormat format, CancellationToken cancellation)
{
    /// <summary>Writes one file; gives its rows.</summary>
    internal long Copy(SqlComposer query, string path, string? options = null)
    {
        SqlComposer copy = new SqlComposer().Add("COPY (").Add(query).Add($") TO {Quote.Literal(path)} ({options ?? format.ToCopyOptions()})");
        return workspace.Connection.Execute(workspace.Register(copy.Build()), cancellation);
    }

    /// <summary>Writes the staged folder, partitioned where that is asked for; gives its rows.</summary>
    /// <param name="query">The rows.</param>
    /// <param name="keepsColumns">Whether no rows make an empty file: a folder without files has no columns.</param>
    internal long Write(SqlComposer query, bool keepsColumns)
    {
        Directory.CreateDirectory(request.StagedPath);
        IReadOnlyList<string> partitions = request.Module.Config.Get(EgressSpec.PartitionBy);
        string single = Path.Combine(request.StagedPath, request.FileStem + format.Ending);
        if (partitions.Count == 0)
        {
            long written = Copy(query, single);
            if (written == 0 && !keepsColumns)
            {
                File.Delete(single);
            }

            return written;
        }

        string columns = string.Join(", ", partitions.Select(Quote.Identifier));
        string naming = $"FILENAME_PATTERN {Quote.Literal(request.FileStem + "_{i}")}, FILE_EXTENSION {Quote.Literal(format.Ending[1..])}";
        (SqlComposer rows, string options) = format.ToPartitionedCopy(query, request.Relation.Schema, partitions);
        long count = Copy(rows, request.StagedPath, $"{options}, PARTITION_BY ({columns}), {naming}, OVERWRITE_OR_IGNORE true");
        if (count == 0 && keepsColumns)
        {
            Copy(new SqlComposer().Add($"SELECT * EXCLUDE ({columns}) FROM (").Add(query).Add(") LIMIT 0"), single);
        }

        return count;
    }
}
