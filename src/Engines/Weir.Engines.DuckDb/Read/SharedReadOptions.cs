using Weir.Core.Specs;

namespace Weir.Engines.DuckDb.Read;

/// <summary>Options that all file formats have.</summary>
internal static class SharedReadOptions
{
    internal static Field<bool> HivePartitioning { get; } = Field.Boolean("hive_partitioning")
        .Doc("Whether folders named `column=value` give columns. Default: yes when all files lie in such folders below the path.");

    internal static Field<bool> Filename { get; } = Field.Boolean("filename").Default(false).Doc("Whether to add a column `filename`, the file that a row came from.");

    /// <summary>Writes the arguments that follow from these options.</summary>
    internal static SqlArguments AddTo(SqlArguments arguments, Config options, SourceFiles files)
    {
        bool hive = options.Has(HivePartitioning) ? options.Get(HivePartitioning) : files.PartitionColumns.Count > 0;
        arguments.Flag("hive_partitioning", hive);
        return options.Get(Filename) ? arguments.Flag("filename", true) : arguments;
    }
}
