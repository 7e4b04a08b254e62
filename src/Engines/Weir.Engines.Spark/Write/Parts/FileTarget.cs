using Weir.Core.Data;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Write.Parts;

/// <summary>The files that are at a target.</summary>
/// <param name="Root">The target: a file, or a folder.</param>
/// <param name="Partitions">The columns that the folders name, in order.</param>
/// <param name="Schema">All columns, those of the folders too; none when there is no file.</param>
internal sealed record FileTarget(string Root, IReadOnlyList<string> Partitions, Schema Schema)
{
    /// <summary>Looks at a Parquet target: its footers, and no rows.</summary>
    /// <param name="workspace">The session.</param>
    /// <param name="root">The target, which exists.</param>
    /// <param name="types">The columns to come, from which the columns of folders take their types.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Connect.Errors.SparkException">A file is damaged.</exception>
    internal static async Task<FileTarget> ReadAsync(Workspace workspace, string root, Schema types, CancellationToken cancellation)
    {
        if (!FilesOf(root).Any())
        {
            return new FileTarget(root, [], Schema.Empty);
        }

        IReadOnlyList<string> partitions = PartitionsOf(root);
        Schema found = SparkTypes.ToSchema(await workspace.Client.SchemaAsync(Reader(root, null), cancellation).ConfigureAwait(false));
        Schema typed = new([.. found.Fields.Select(field => partitions.Contains(field.Name) && types.Find(field.Name) is { } own ? field with { Type = own.Type } : field)]);
        return new FileTarget(root, partitions, typed);
    }

    /// <summary>Its rows.</summary>
    internal Wire.Relation Plan => Reader(Root, Schema);

    /// <summary>The columns that the folders of a target name; those of the first file, since a target with several layouts can't be read.</summary>
    internal static IReadOnlyList<string> PartitionsOf(string root) => FilesOf(root).FirstOrDefault() is not { } first || File.Exists(root)
        ? []
        : [.. (Path.GetDirectoryName(Path.GetRelativePath(root, first)) ?? "").Split('/', '\\').Select(folder => folder.Split('=', 2)).Where(pair => pair.Length == 2).Select(pair => Uri.UnescapeDataString(pair[0]))];

    private static IEnumerable<string> FilesOf(string root) =>
        File.Exists(root) ? [root] : Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => !Hidden(Path.GetRelativePath(root, file))).Order(StringComparer.Ordinal);

    /// <summary>Whether a relative path is one that no reader takes for rows.</summary>
    internal static bool Hidden(string path) => path.Split('/', '\\').Any(part => part.StartsWith('.') || (part.StartsWith('_') && !part.Contains('=', StringComparison.Ordinal)));

    private static Wire.Relation Reader(string root, Schema? schema)
    {
        Wire.Read.Types.DataSource source = new() { Format = "parquet", Paths = { "file://" + root }, Options = { ["mergeSchema"] = "true" } };
        if (schema is not null)
        {
            source.Schema = string.Join(", ", schema.Fields.Select(field => $"{Quote.Identifier(field.Name)} {SparkTypes.ToSpark(field.Type)}"));
        }

        return new Wire.Relation { Read = new Wire.Read { DataSource = source } };
    }
}
