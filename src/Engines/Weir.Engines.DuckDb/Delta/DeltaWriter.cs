using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;
using Weir.Engines.DuckDb.Write;
using Weir.Engines.DuckDb.Write.Parts;

namespace Weir.Engines.DuckDb.Delta;

/// <summary>Stages a write to a Delta table: its new files, and the commit that makes them count when the run publishes it.</summary>
internal sealed class DeltaWriter(Workspace workspace, WriteRequest request, WriteFormat format, CancellationToken cancellation)
{
    private readonly List<StagedFile> added = [];
    private readonly Dictionary<string, DeltaFile> removed = new(StringComparer.Ordinal);
    private DeltaPlan plan = null!;

    private WriteMode Mode => WriteModes.Of(request.Module.Config);

    /// <summary>Writes; gives the rows that were added or changed.</summary>
    /// <exception cref="WeirException">The rows and the table don't go together, or the table asks for what is not supported.</exception>
    internal long Write()
    {
        try
        {
            return WriteChecked();
        }
        catch (DeltaException exception)
        {
            throw new WeirException(
                new Diagnostic(EngineCodes.DeltaUnusable, request.Module.Config.SpanOf(EgressSpec.Path), $"The Delta table can't be written. {exception.Message}") { Hint = exception.Hint, ModuleId = request.Module.Id },
                exception);
        }
    }

    private long WriteChecked()
    {
        DeltaSnapshot? table = Table();
        plan = DeltaPlan.Of(request.Module, request.Relation.Schema, table);
        Directory.CreateDirectory(request.StagedPath);
        long rows = ChangeBuilder.ChangesRows(request.Module.Config) ? WriteChange(table) : WriteRows(table);
        DeltaCommit commit = new(request, plan, table, workspace.Options.RunStartedAt);
        File.WriteAllText(Path.Combine(request.StagedPath, DeltaCommit.FileName), commit.ToJson(added, removed.Values));
        return rows;
    }

    /// <summary>The table as it is; its log is summed up first when it has grown long.</summary>
    private DeltaSnapshot? Table()
    {
        if (request.ExistingTarget is not { } root)
        {
            return null;
        }

        if (!DeltaLog.IsTable(root))
        {
            return !Directory.EnumerateFileSystemEntries(root).Any() ? null
                : throw new DeltaException("There are files in its folder, but no log.", "Write to another path, or remove the folder.");
        }

        DeltaLog log = new(root);
        DeltaSnapshot table = log.Latest(workspace, cancellation);
        DeltaFeatures.RequireWritable(table, Mode != WriteMode.Append);
        DeltaCheckpoint.WriteWhereDue(workspace, log, table, cancellation);
        return table;
    }

    private long WriteRows(DeltaSnapshot? table)
    {
        long rows = WriteNew(new SqlComposer().Add($"SELECT * FROM {request.Relation.Name}"), request.Relation.Schema);
        if (table is null || Mode == WriteMode.Append)
        {
            return rows;
        }

        HashSet<string> replaced = [.. added.Select(file => Key(file.PartitionValues))];
        foreach (DeltaFile file in table.Files.Where(file => Mode == WriteMode.Overwrite || replaced.Contains(Key(file.PartitionValues))))
        {
            removed[file.Path] = file;
        }

        return rows;
    }

    private string Key(IReadOnlyDictionary<string, string?> values) => string.Join('\0', plan.Partitions.Select(column => values.GetValueOrDefault(column) ?? "\u0001"));

    private long WriteChange(DeltaSnapshot? table)
    {
        DeltaReader? reader = table is { Files.Count: > 0 } ? new DeltaReader(workspace, table, cancellation) : null;
        using ChangeBuilder builder = new(workspace, request, cancellation);
        RowChange change = builder.Build(reader?.From(table!.Files, withFile: true), table?.Schema ?? plan.Schema);
        Schema columns = reader is not null && Mode == WriteMode.Merge ? plan.Schema : request.Relation.Schema;
        long rows = WriteNew(new SqlComposer().Add(change.NewRows), columns);
        if (reader is not null)
        {
            string column = Quote.Identifier(TargetContent.FileColumn);
            SqlComposer touched = new SqlComposer().Add($"SELECT DISTINCT t.{column} FROM {reader.From(table!.Files, withFile: true)} AS t").Add(change.Gone);
            Dictionary<string, DeltaFile> byPath = table.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
            foreach (object?[] row in workspace.Rows(workspace.Register(touched.Build()), cancellation))
            {
                WriteKept(reader, change, byPath[(string)row[0]!]);
            }
        }

        return rows;
    }

    private void WriteKept(DeltaReader reader, RowChange change, DeltaFile file)
    {
        IEnumerable<string> elsewhere = plan.Partitions.Prepend(TargetContent.FileColumn).Select(Quote.Identifier);
        SqlComposer rows = new SqlComposer().Add("SELECT t.* EXCLUDE (").AddList(elsewhere).Add($") FROM {reader.From([file], withFile: true)} AS t").Add(change.Kept);
        string folder = Path.GetRelativePath(request.ExistingTarget!, Path.GetDirectoryName(file.Path)!) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? "" : relative;
        string path = Path.GetFullPath(Path.Combine(request.StagedPath, folder, string.Create(CultureInfo.InvariantCulture, $"{request.FileStem}-kept{removed.Count}{format.Ending}")));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Copy(rows, path, "", file.PartitionValues);
        removed[file.Path] = file;
    }

    /// <summary>Writes rows under the table's names and types, into a folder for each partition.</summary>
    private long WriteNew(SqlComposer query, Schema columns)
    {
        IEnumerable<string> list = plan.Schema.Fields.Where(field => columns.Find(field.Name) is not null)
            .Select(field => $"CAST({Quote.Identifier(field.Name)} AS {DuckDbTypes.ToDuckDb(field.Type)}) AS {Quote.Identifier(field.Name)}");
        SqlComposer rows = new SqlComposer().Add("SELECT ").AddList(list).Add(" FROM (").Add(query).Add(")");
        return plan.Partitions.Count == 0
            ? Copy(rows, Path.Combine(request.StagedPath, request.FileStem + format.Ending), "", null)
            : Copy(rows, request.StagedPath, $", PARTITION_BY ({string.Join(", ", plan.Partitions.Select(Quote.Identifier))}), FILENAME_PATTERN {Quote.Literal(request.FileStem + "_{i}")}, FILE_EXTENSION {Quote.Literal(format.Ending[1..])}, OVERWRITE_OR_IGNORE true", null);
    }

    /// <summary>Writes files and notes them with what DuckDB tells of them; an empty one is dropped.</summary>
    private long Copy(SqlComposer query, string path, string partitioning, IReadOnlyDictionary<string, string?>? values)
    {
        SqlComposer copy = new SqlComposer().Add("COPY (").Add(query).Add($") TO {Quote.Literal(path)} ({format.ToCopyOptions()}, RETURN_STATS{partitioning})");
        long rows = 0;
        foreach (object?[] row in workspace.Rows(workspace.Register(copy.Build()), cancellation))
        {
            StagedFile file = StagedFile.Of(request.StagedPath, row, values, plan);
            if (file.Rows == 0)
            {
                File.Delete(Path.Combine(request.StagedPath, file.RelativePath));
                continue;
            }

            rows += file.Rows;
            added.Add(file);
        }

        return rows;
    }
}
