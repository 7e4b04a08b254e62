using Weir.Core.Data;
using Weir.Engines.DuckDb.Read;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Write.Parts;

/// <summary>The Parquet files that are at a target.</summary>
/// <param name="Root">The target: a file, or a folder.</param>
/// <param name="Files">Absolute paths, in ordinal order.</param>
/// <param name="PartitionColumns">The columns that the folders name, in order.</param>
/// <param name="Schema">All columns, those of the folders too; none when there is no file.</param>
internal sealed record TargetContent(string Root, IReadOnlyList<string> Files, IReadOnlyList<string> PartitionColumns, Schema Schema)
{
    /// <summary>The column that tells a row's file. No author's column has this name.</summary>
    internal const string FileColumn = "weir file";

    private static readonly string[] Endings = [".parquet", ".pq"];

    private Schema Types { get; init; } = Schema.Empty;

    internal bool IsFolder => Directory.Exists(Root);

    /// <summary>Looks at a target; reads the files' footers only.</summary>
    /// <param name="workspace">The session.</param>
    /// <param name="root">The target, which exists.</param>
    /// <param name="types">The columns to come, from which the columns of folders take their types.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static TargetContent Read(Workspace workspace, string root, Schema types, CancellationToken cancellation)
    {
        string[] files = Directory.Exists(root) ? [.. SourceFiles.Beneath(root, Endings).Order(StringComparer.Ordinal)] : [root];
        string[] partitions = Directory.Exists(root) ? SourceFiles.PartitionsBelow(root, files) : [];
        TargetContent content = new(root, files, partitions, Schema.Empty) { Types = types };
        if (files.Length == 0)
        {
            return content;
        }

        Schema all = workspace.SchemaOf(content.Reader(files), cancellation);
        return content with { Schema = new Schema([.. all.Fields.Where(field => field.Name != FileColumn)]) };
    }

    /// <summary>A FROM item over some of the files, with a column for each row's file.</summary>
    internal string Reader(IEnumerable<string> files)
    {
        string list = string.Join(", ", files.Select(file => Quote.Literal(SourceFiles.Escape(file))));
        string hive = PartitionColumns.Count == 0 ? "hive_partitioning = false" : $"hive_partitioning = true, hive_types = {{{string.Join(", ", PartitionColumns.Select(HiveType))}}}";
        return $"read_parquet([{list}], union_by_name = true, filename = {Quote.Literal(FileColumn)}, {hive})";
    }

    private string HiveType(string column) =>
        $"{Quote.Literal(column)}: {(Types.Find(column) is { } field ? DuckDbTypes.ToDuckDb(field.Type) : null) ?? "VARCHAR"}";
}
