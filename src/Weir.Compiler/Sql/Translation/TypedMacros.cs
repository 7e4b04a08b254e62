namespace Weir.Compiler.Sql.Translation;

/// <summary>The macros with one body for each of several types.</summary>
internal static class TypedMacros
{
    private static readonly string[] Names =
    [
        "spark_div(", "spark_try_div(", "spark_whole(", "spark_try_whole(", "spark_lax_whole(", "spark_digits(", "spark_flag(", "spark_clock(", "spark_day(", "spark_instant(",
        "spark_minus(", "spark_add_days(", "spark_add_time(", "spark_moment(", "spark_reverse(", "spark_length(", "spark_byte_length(", "spark_base64(",
    ];

    public static bool AnyIn(string sql) => sql.Contains("spark_", StringComparison.Ordinal) && Names.Any(n => sql.Contains(n, StringComparison.Ordinal));
}
