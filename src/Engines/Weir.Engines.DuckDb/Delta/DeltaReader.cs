using Weir.Core.Data;
using Weir.Engines.DuckDb.Read;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;
using Weir.Engines.DuckDb.Write.Parts;

namespace Weir.Engines.DuckDb.Delta;

/// <summary>Makes SQL that reads files of a table: with the table's columns and types, and the partition values that the log has.</summary>
internal sealed class DeltaReader(Workspace workspace, DeltaSnapshot table, CancellationToken cancellation)
{
    /// <summary>A FROM item over some files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="withFile">Whether there is a column with each row's file, named <see cref="TargetContent.FileColumn"/>.</param>
    internal string From(IReadOnlyCollection<DeltaFile> files, bool withFile)
    {
        string file = Quote.Identifier(TargetContent.FileColumn);
        if (files.Count == 0)
        {
            IEnumerable<string> none = table.Schema.Fields.Select(field => $"CAST(NULL AS {TypeOf(field)}) AS {Quote.Identifier(field.Name)}");
            return $"(SELECT {string.Join(", ", withFile ? none.Append($"'' AS {file}") : none)} LIMIT 0)";
        }

        string list = string.Join(", ", files.Select(f => Quote.Literal(SourceFiles.Escape(f.Path))));
        string source = $"read_parquet([{list}], union_by_name = true, hive_partitioning = false, filename = {Quote.Literal(TargetContent.FileColumn)})";
        Schema held = workspace.SchemaOf(source, cancellation);
        string columns = string.Join(", ", table.Schema.Fields.Select(field => Column(field, held)));
        string extra = withFile ? $", f.{file}" : "";
        return $"(SELECT {columns}{extra} FROM {source} AS f{Partitions(files)})";
    }

    /// <summary>A column of the table: from the files, from the log, or NULL where no file has it yet.</summary>
    private string Column(SchemaField field, Schema held)
    {
        string name = Quote.Identifier(field.Name);
        int partition = table.PartitionColumns.ToList().FindIndex(column => column == field.Name);
        string value = partition >= 0 ? $"p.v{partition}" : held.Find(field.Name) is null ? "NULL" : $"f.{name}";
        return $"CAST({value} AS {TypeOf(field)}) AS {name}";
    }

    private string Partitions(IReadOnlyCollection<DeltaFile> files)
    {
        if (table.PartitionColumns.Count == 0)
        {
            return "";
        }

        IEnumerable<string> rows = files.Select(file => $"({Quote.Literal(file.Path)}, {string.Join(", ", table.PartitionColumns.Select(column => Text(file.PartitionValues.GetValueOrDefault(column))))})");
        string names = string.Join(", ", table.PartitionColumns.Select((_, i) => $"v{i}"));
        return $" JOIN (VALUES {string.Join(", ", rows)}) AS p (file, {names}) ON f.{Quote.Identifier(TargetContent.FileColumn)} = p.file";
    }

    private static string Text(string? value) => value is null ? "CAST(NULL AS VARCHAR)" : Quote.Literal(value);

    private static string TypeOf(SchemaField field) => DuckDbTypes.ToDuckDb(field.Type) ?? "VARCHAR";
}
