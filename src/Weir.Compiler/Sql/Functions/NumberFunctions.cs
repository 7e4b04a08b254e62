namespace Weir.Compiler.Sql.Functions;

/// <summary>Functions on numbers. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class NumberFunctions
{
    public const string Table =
        """
        abs | 1 | n | $1 | @abs
        acos | 1 | d | double | CASE WHEN abs($1) > 1 THEN CAST('NaN' AS DOUBLE) ELSE acos($1) END
        asin | 1 | d | double | CASE WHEN abs($1) > 1 THEN CAST('NaN' AS DOUBLE) ELSE asin($1) END
        atan, sinh, cosh, tanh, asinh, degrees, radians, cbrt | 1 | d | double | =
        acosh | 1 | d | double | CASE WHEN $1 < 1 THEN CAST('NaN' AS DOUBLE) ELSE acosh($1) END
        atanh | 1 | d | double | CASE WHEN abs($1) > 1 THEN CAST('NaN' AS DOUBLE) ELSE atanh($1) END
        sin, cos, tan | 1 | d | double | CASE WHEN isinf($1) THEN CAST('NaN' AS DOUBLE) ELSE $name($1) END
        cot | 1 | d | double | 1.0::DOUBLE / tan($1)
        sec | 1 | d | double | 1.0::DOUBLE / cos($1)
        csc | 1 | d | double | 1.0::DOUBLE / sin($1)
        atan2 | 2 | dd | double | =
        bin | 1 | b | string | =
        conv | 3 | sii | string | spark_conv($1, $2, $3)
        ceil, ceiling, floor | 1 | n | bigint | @ceil
        ceil, ceiling, floor | 2 | ni | ? | @ceil_to
        e | 0 | - | double | exp(1)
        pi | 0 | - | double | =
        exp | 1 | d | double | =
        expm1 | 1 | d | double | spark_expm1($1)
        factorial | 1 | i | bigint | CASE WHEN $1 BETWEEN 0 AND 20 THEN CAST(factorial($1) AS BIGINT) END
        greatest, least | 2.. | a | widest | =
        hypot | 2 | dd | double | sqrt(($1) * ($1) + ($2) * ($2))
        ln | 1 | d | double | CASE WHEN $1 > 0 THEN ln($1) END
        log | 1 | d | double | CASE WHEN $1 > 0 THEN ln($1) END
        log | 2 | dd | double | CASE WHEN $1 > 0 AND $2 > 0 THEN ln($2) / ln($1) END
        log10 | 1 | d | double | CASE WHEN $1 > 0 THEN log10($1) END
        log2 | 1 | d | double | CASE WHEN $1 > 0 THEN log2($1) END
        log1p | 1 | d | double | spark_log1p($1)
        mod | 2 | nn | ? | @mod
        try_mod | 2 | nn | ? | @try_mod
        pmod | 2 | nn | ? | @pmod
        div | 2 | nn | bigint | @div
        negative | 1 | n | $1 | -($1)
        positive | 1 | n | $1 | +($1)
        pow, power | 2 | dd | double | =pow
        rand, random | 0 | - | double | random()
        rand, random | 1 | b | double | !its sequence of numbers can't be repeated by another engine; without a seed it can be translated
        randn | 0 | - | double | (sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()))
        randn | 1 | b | double | !its sequence of numbers can't be repeated by another engine; without a seed it can be translated
        uniform | 2..3 | aai | ? | @uniform whole and floating-point numbers, without a seed
        rint | 1 | d | double | round_even($1, 0)
        round | 1..2 | ni | ? | @round
        bround | 1..2 | ni | ? | @round
        sign, signum | 1 | d | double | CAST(sign($1) AS DOUBLE)
        sqrt | 1 | d | double | CASE WHEN $1 < 0 THEN CAST('NaN' AS DOUBLE) ELSE sqrt($1) END
        width_bucket | 4 | dddb | bigint | spark_width_bucket($1, $2, $3, $4)
        nanvl | 2 | dd | double | CASE WHEN isnan($1) THEN $2 ELSE $1 END
        isnan | 1 | d | boolean | coalesce(isnan(CAST($1 AS DOUBLE)), false)
        try_add | 2 | aa | ? | @try_arithmetic
        try_subtract | 2 | aa | ? | @try_arithmetic
        try_multiply | 2 | aa | ? | @try_arithmetic
        try_divide | 2 | nn | ? | @try_arithmetic
        nullifzero | 1 | n | $1 | nullif($1, 0)
        zeroifnull | 1 | n | $1 | coalesce($1, 0)
        vector_norm | 1 | a | float | spark_norm($1, 2)
        vector_norm | 2 | ad | float | spark_norm($1, $2)
        vector_normalize | 1 | a | $1 | spark_normalize($1, 2)
        vector_normalize | 2 | ad | $1 | spark_normalize($1, $2)
        vector_cosine_similarity | 2 | a | float | CAST(list_cosine_similarity($1, $2) AS FLOAT)
        vector_inner_product | 2 | a | float | CAST(list_inner_product($1, $2) AS FLOAT)
        vector_l2_distance | 2 | a | float | CAST(list_distance($1, $2) AS FLOAT)
        """;
}
