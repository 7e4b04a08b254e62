using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Write.Parts;

/// <summary>Writes a change to a part of a target: stages the whole target anew, of which only the files that change are written.</summary>
internal sealed class PartWriter(Workspace workspace, WriteRequest request, WriteFormat format, CancellationToken cancellation)
{
    private readonly FolderWriter folder = new(workspace, request, format, cancellation);

    /// <summary>Writes; gives the rows that were added or changed.</summary>
    /// <exception cref="WeirException">The rows don't go together with what is there.</exception>
    internal long Write()
    {
        if (!ChangeBuilder.ChangesRows(request.Module.Config))
        {
            return WritePartitions();
        }

        TargetContent? there = request.ExistingTarget is { } root ? TargetContent.Read(workspace, root, request.Relation.Schema, cancellation) : null;
        if (there is not null)
        {
            TargetColumns.Require(request, there);
        }

        using ChangeBuilder builder = new(workspace, request, cancellation);
        RowChange change = builder.Build(there is { Files.Count: > 0 } ? there.Reader(there.Files) : null, there?.Schema ?? request.Relation.Schema);
        return request.AsFolder ? WriteFolder(change, there) : WriteFile(change, there);
    }

    private long WriteFile(RowChange change, TargetContent? there)
    {
        if (there is null)
        {
            return folder.Copy(new SqlComposer().Add(change.NewRows), request.StagedPath);
        }

        SqlComposer kept = Rows(there, there.Files, change.Kept);
        long before = (long)workspace.Rows(workspace.Register(new SqlComposer().Add("SELECT count(*) FROM (").Add(kept).Add(")").Build()), cancellation)[0][0]!;
        return folder.Copy(Rows(there, there.Files, change.Kept).Add($" UNION ALL BY NAME ({change.NewRows})"), request.StagedPath) - before;
    }

    private long WriteFolder(RowChange change, TargetContent? there)
    {
        long rows = folder.Write(new SqlComposer().Add(change.NewRows), keepsColumns: there is null);
        if (there is null)
        {
            return rows;
        }

        HashSet<string> changed = new(StringComparer.Ordinal);
        foreach (string file in Changed(change, there))
        {
            string relative = Path.GetRelativePath(there.Root, file);
            changed.Add(relative);
            WriteKept(change, there, file, KeptFiles.Prepare(request.StagedPath, relative));
        }

        KeptFiles.TakeOver(there.Root, request.StagedPath, changed.Contains);
        return rows;
    }

    /// <summary>The files that hold a row that changes.</summary>
    private IEnumerable<string> Changed(RowChange change, TargetContent there)
    {
        if (there.Files.Count == 0)
        {
            return [];
        }

        string file = Quote.Identifier(TargetContent.FileColumn);
        SqlComposer query = new SqlComposer().Add($"SELECT DISTINCT t.{file} FROM {there.Reader(there.Files)} AS t").Add(change.Gone);
        return workspace.Rows(workspace.Register(query.Build()), cancellation).Select(row => (string)row[0]!);
    }

    /// <summary>Writes the rows of a file that stay; no file when there are none.</summary>
    private void WriteKept(RowChange change, TargetContent there, string file, string staged)
    {
        if (folder.Copy(Rows(there, [file], change.Kept), staged) == 0)
        {
            File.Delete(staged);
            for (string inner = Path.GetDirectoryName(staged)!; inner != request.StagedPath && !Directory.EnumerateFileSystemEntries(inner).Any(); inner = Path.GetDirectoryName(inner)!)
            {
                Directory.Delete(inner);
            }
        }
    }

    private static SqlComposer Rows(TargetContent there, IEnumerable<string> files, SqlComposer condition)
    {
        IEnumerable<string> elsewhere = there.PartitionColumns.Prepend(TargetContent.FileColumn).Select(Quote.Identifier);
        return new SqlComposer().Add("SELECT t.* EXCLUDE (").AddList(elsewhere).Add($") FROM {there.Reader(files)} AS t").Add(condition);
    }

    /// <summary>Replaces the partitions that the new rows belong to; needs no look into any file.</summary>
    private long WritePartitions()
    {
        long rows = folder.Write(new SqlComposer().Add($"SELECT * FROM {request.Relation.Name}"), keepsColumns: request.ExistingTarget is null);
        if (request.ExistingTarget is { } root)
        {
            PartitionLayout.Require(request, root, format.Extensions);
            HashSet<string> written = [.. PartitionLayout.LeavesOf(request.StagedPath)];
            KeptFiles.TakeOver(root, request.StagedPath, path => written.Contains(PartitionLayout.Normal(path)));
        }

        return rows;
    }
}
