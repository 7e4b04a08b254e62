using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;

namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>CSV lines and variants.</summary>
internal static class DocumentFunctions
{
    public static IEnumerable<DuckDbScalarFunction> All() =>
    [
        new()
        {
            Name = "spark_csv_fields", Parameters = [DuckDbType.Varchar, DuckDbType.Varchar], Result = DuckDbType.List(DuckDbType.Varchar), TakesNulls = true,
            Body = DuckDbScalarFunction.PerRow(static v => v[0] is string line && v[1] is string separator ? CsvLine.Fields(line, separator[0]) : null),
        },
        Text("spark_parse_json", static json => VariantText.Normal(json)
            ?? throw new FormatException($"[MALFORMED_RECORD_IN_PARSING] The text '{json}' is no JSON, or names a member twice.")),
        Text("spark_try_parse_json", VariantText.Normal),
        Text("spark_variant_schema", static json => VariantSchema.Of(json).ToString()),
        new()
        {
            Name = "spark_variant_schemas", Parameters = [DuckDbType.List(DuckDbType.Varchar)], Result = DuckDbType.Varchar, TakesNulls = true,
            Body = DuckDbScalarFunction.PerRow(static v => (v[0] is object?[] texts ? texts : []).OfType<string>().Select(VariantSchema.Of).Aggregate(VariantSchema.Void, VariantSchema.Merge).ToString()),
        },
    ];

    private static DuckDbScalarFunction Text(string name, Func<string, string?> compute) => new()
    {
        Name = name,
        Parameters = [DuckDbType.Varchar],
        Result = DuckDbType.Varchar,
        TakesNulls = true,
        Body = DuckDbScalarFunction.PerRow(v => v[0] is string text ? compute(text) : null),
    };
}
