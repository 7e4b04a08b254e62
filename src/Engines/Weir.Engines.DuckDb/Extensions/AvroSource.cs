using Weir.Core.Specs;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Read;

namespace Weir.Engines.DuckDb.Extensions;

/// <summary>Reads Apache Avro's container files.</summary>
internal static class AvroSource
{
    internal static Field<bool> UnionByName { get; } = Field.Boolean("union_by_name").Alias("mergeSchema", "merge_schema").Default(false)
        .Doc("Whether files may differ in their columns, which are matched by name and NULL where absent.");

    internal static ComponentSpec Spec { get; } = new(
        ComponentKind.IngressFormat, "avro", "Apache Avro: container files, by DuckDB's extension avro.", [UnionByName, SharedReadOptions.Filename]);

    internal static string? ToSql(ModuleScope scope, SourceFiles files, Config options)
    {
        SqlArguments arguments = new SqlArguments().Flag("union_by_name", options.Get(UnionByName));
        return $"read_avro({files.ToSql()}, {(options.Get(SharedReadOptions.Filename) ? arguments.Flag("filename", true) : arguments)})";
    }
}
