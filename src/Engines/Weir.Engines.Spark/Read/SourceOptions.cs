namespace Weir.Engines.Spark.Read;

/// <summary>Options that several formats share.</summary>
internal static class SourceOptions
{
    internal static FormatOption Recursive { get; } = FormatOption.Flag(
        "recursive", "recursiveFileLookup", "Whether folders below the path are read too, without taking `column=value` for columns. Default on this machine's paths: yes, unless there are such folders.");

    internal static FormatOption NamePattern { get; } = FormatOption.Text("path_glob_filter", "pathGlobFilter", "Only files whose names match.");

    internal static FormatOption ModifiedBefore { get; } = FormatOption.Text("modified_before", "modifiedBefore", "Only files changed before this time.");

    internal static FormatOption ModifiedAfter { get; } = FormatOption.Text("modified_after", "modifiedAfter", "Only files changed after this time.");

    internal static FormatOption MergeSchema { get; } = FormatOption.Flag(
        "union_by_name", "mergeSchema", "Whether files may differ in their columns, which are matched by name and NULL where absent.", "merge_schema");

    internal static FormatOption Compression { get; } = FormatOption.Text("compression", "compression", "The codec, as Spark names it; by the file's ending when left out.", "codec");

    internal static FormatOption DateFormat { get; } = FormatOption.Text("date_format", "dateFormat", "How dates are written: a Spark pattern (`dd/MM/yyyy`) or strftime (`%d/%m/%Y`).", "dateformat");

    internal static FormatOption TimestampFormat { get; } = FormatOption.Text(
        "timestamp_format", "timestampFormat", "How timestamps are written: a Spark pattern or strftime.", "timestampformat");

    internal static FormatOption Types { get; } = FormatOption.Text(
        "dtypes", "", "Types of single columns, which are not looked for in the data: names and types, parted by commas.", "dtype", "types", "schema");

    internal static IReadOnlyList<FormatOption> OfFiles { get; } = [Recursive, NamePattern, ModifiedBefore, ModifiedAfter];
}
