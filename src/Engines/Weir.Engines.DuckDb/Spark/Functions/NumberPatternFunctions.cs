using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;

namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>Numbers by pattern: <c>to_number</c> and <c>to_char</c>.</summary>
internal static class NumberPatternFunctions
{
    public static IEnumerable<DuckDbScalarFunction> All() =>
    [
        Function("spark_number_by", static (text, pattern) =>
            NumberPattern.Read(pattern).Parse(text) ?? throw new FormatException($"[INVALID_FORMAT.MISMATCH_INPUT] The text '{text}' does not fit the pattern '{pattern}'.")),
        Function("spark_try_number_by", static (text, pattern) => NumberPattern.Read(pattern).Parse(text)),
        Function("spark_number_as", static (text, pattern) => NumberPattern.Read(pattern).Format(text)),
    ];

    private static DuckDbScalarFunction Function(string name, Func<string, string, string?> compute) => new()
    {
        Name = name,
        Parameters = [DuckDbType.Varchar, DuckDbType.Varchar],
        Result = DuckDbType.Varchar,
        TakesNulls = true,
        Body = DuckDbScalarFunction.PerRow(v => v[0] is string text && v[1] is string pattern ? compute(text, pattern) : null),
    };
}
