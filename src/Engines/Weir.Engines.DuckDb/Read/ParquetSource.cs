using Weir.Core.Specs;
using Weir.Engines.DuckDb.Define;

namespace Weir.Engines.DuckDb.Read;

/// <summary>Reads Parquet. DuckDB reads only the columns and row groups that the run needs.</summary>
internal static class ParquetSource
{
    internal static string? ToSql(ModuleScope scope, SourceFiles files, Config options)
    {
        SqlArguments arguments = new SqlArguments()
            .Flag("union_by_name", options.Get(ParquetReadOptions.MergeSchema))
            .Flag("binary_as_string", options.Get(ParquetReadOptions.BinaryAsString));
        return $"read_parquet({files.ToSql()}, {SharedReadOptions.AddTo(arguments, options, files)})";
    }
}
