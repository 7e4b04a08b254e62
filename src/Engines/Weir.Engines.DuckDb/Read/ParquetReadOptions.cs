using Weir.Core.Specs;

namespace Weir.Engines.DuckDb.Read;

/// <summary>Options of reading Parquet.</summary>
internal static class ParquetReadOptions
{
    internal static Field<bool> MergeSchema { get; } = Field.Boolean("union_by_name").Alias("mergeSchema", "merge_schema").Default(false)
        .Doc("Whether files may differ in their columns, which are matched by name and NULL where absent. Without it all files must have the columns of the first.");

    internal static Field<bool> BinaryAsString { get; } = Field.Boolean("binary_as_string").Alias("binaryAsString").Default(false)
        .Doc("Whether binary columns are read as text, for files of old writers.");

    internal static Field<bool> HivePartitioning { get; } = SharedReadOptions.HivePartitioning;

    internal static ComponentSpec Spec { get; } = new(
        ComponentKind.IngressFormat, "parquet", "Apache Parquet: a file, a folder of files, or a glob.", [MergeSchema, BinaryAsString, HivePartitioning, SharedReadOptions.Filename]);
}
