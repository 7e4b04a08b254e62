namespace Weir.Engines.DuckDb.Spark;

/// <summary>What Spark does with numbers. Lines of <c>name(parameters) AS body</c>; see <see cref="SparkMacros"/>.</summary>
internal static class SparkNumberMacros
{
    internal const string Table =
        """
        spark_narrow(h HUGEINT) AS CAST(h AS BIGINT), (h) AS h
        spark_divide(a, b) AS CASE WHEN b = 0 AND a IS NOT NULL THEN error('[DIVIDE_BY_ZERO] Division by zero.') ELSE a / b END
        spark_try_divide(a, b) AS CASE WHEN b = 0 THEN NULL ELSE a / b END
        spark_divide_decimal(a, b, s) AS CASE WHEN b = 0 AND a IS NOT NULL THEN error('[DIVIDE_BY_ZERO] Division by zero.') ELSE spark_quotient(a, b, s) END
        spark_try_divide_decimal(a, b, s) AS CASE WHEN b <> 0 THEN spark_quotient(a, b, s) END
        spark_quotient(a, b, s) AS spark_point(CASE WHEN (a < 0) = (b < 0) THEN '' ELSE '-' END, CAST((2 * spark_unscaled(a) * CAST('1' || repeat('0', CAST(s + spark_scale(b) - spark_scale(a) AS INTEGER)) AS HUGEINT) + spark_unscaled(b)) // (2 * spark_unscaled(b)) AS VARCHAR), s)
        spark_unscaled(x) AS CAST(ltrim(replace(CAST(x AS VARCHAR), '.', ''), '-') AS HUGEINT)
        spark_scale(x) AS length(split_part(CAST(x AS VARCHAR), '.', 2))
        spark_point(m, d, s) AS m || left(lpad(d, CAST(greatest(length(d), s + 1) AS INTEGER), '0'), -s) || '.' || right(lpad(d, CAST(greatest(length(d), s + 1) AS INTEGER), '0'), s)
        spark_mod(a, b) AS CASE WHEN b = 0 AND a IS NOT NULL THEN error('[REMAINDER_BY_ZERO] Remainder by zero.') ELSE a % b END
        spark_try_mod(a, b) AS CASE WHEN b <> 0 THEN a % b END
        spark_pmod(a, b) AS CASE WHEN b = 0 AND a IS NOT NULL THEN error('[REMAINDER_BY_ZERO] Remainder by zero.') WHEN a % b < 0 THEN (a % b + b) % b ELSE a % b END
        spark_try_pmod(a, b) AS CASE WHEN b = 0 THEN NULL WHEN a % b < 0 THEN (a % b + b) % b ELSE a % b END
        spark_div(a BIGINT, b BIGINT) AS CASE WHEN b = 0 AND a IS NOT NULL THEN error('[DIVIDE_BY_ZERO] Division by zero.') ELSE a // b END, (a, b) AS CASE WHEN b = 0 AND a IS NOT NULL THEN error('[DIVIDE_BY_ZERO] Division by zero.') ELSE CAST(trunc(a / b) AS BIGINT) END
        spark_try_div(a BIGINT, b BIGINT) AS CASE WHEN b <> 0 THEN a // b END, (a, b) AS CASE WHEN b <> 0 THEN CAST(trunc(a / b) AS BIGINT) END
        spark_wrap_32(v) AS CAST(((v + 2147483648) % 4294967296 + 4294967296) % 4294967296 - 2147483648 AS INTEGER)
        spark_wrap_64(v) AS CAST(((v + 9223372036854775808) % 18446744073709551616 + 18446744073709551616) % 18446744073709551616 - 9223372036854775808 AS BIGINT)
        spark_wrap_16(v) AS CAST(((v + 32768) % 65536 + 65536) % 65536 - 32768 AS SMALLINT)
        spark_wrap_8(v) AS CAST(((v + 128) % 256 + 256) % 256 - 128 AS TINYINT)
        spark_clamp_32(x) AS CASE WHEN isnan(x) THEN 0 WHEN x >= 2147483647 THEN 2147483647 WHEN x <= -2147483648 THEN CAST(-2147483648 AS INTEGER) ELSE CAST(trunc(x) AS INTEGER) END
        spark_clamp_64(x) AS CASE WHEN isnan(x) THEN CAST(0 AS BIGINT) WHEN x >= 9223372036854775807 THEN 9223372036854775807 WHEN x <= -9223372036854775808 THEN CAST(-9223372036854775808 AS BIGINT) ELSE CAST(trunc(x) AS BIGINT) END
        spark_two_to(n) AS CAST(pow(2, n) AS HUGEINT)
        spark_floor_half(x, p) AS (x - ((x % p + p) % p)) // p
        spark_shift_left_32(x, n) AS spark_wrap_32(CAST(x AS HUGEINT) * spark_two_to(n & 31))
        spark_shift_left_64(x, n) AS spark_wrap_64(CAST(x AS HUGEINT) * spark_two_to(n & 63))
        spark_shift_right_32(x, n) AS CAST(spark_floor_half(CAST(x AS HUGEINT), spark_two_to(n & 31)) AS INTEGER)
        spark_shift_right_64(x, n) AS CAST(spark_floor_half(CAST(x AS HUGEINT), spark_two_to(n & 63)) AS BIGINT)
        spark_shift_unsigned_32(x, n) AS spark_wrap_32((CASE WHEN x < 0 THEN CAST(x AS HUGEINT) + 4294967296 ELSE CAST(x AS HUGEINT) END) // spark_two_to(n & 31))
        spark_shift_unsigned_64(x, n) AS spark_wrap_64((CASE WHEN x < 0 THEN CAST(x AS HUGEINT) + 18446744073709551616 ELSE CAST(x AS HUGEINT) END) // spark_two_to(n & 63))
        spark_round_0(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,0)), round(x, 0)) ELSE round(x, 0) END
        spark_round_1(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,1)), round(x, 1)) ELSE round(x, 1) END
        spark_round_2(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,2)), round(x, 2)) ELSE round(x, 2) END
        spark_round_3(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,3)), round(x, 3)) ELSE round(x, 3) END
        spark_round_4(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,4)), round(x, 4)) ELSE round(x, 4) END
        spark_round_5(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,5)), round(x, 5)) ELSE round(x, 5) END
        spark_round_6(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,6)), round(x, 6)) ELSE round(x, 6) END
        spark_round_7(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,7)), round(x, 7)) ELSE round(x, 7) END
        spark_round_8(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,8)), round(x, 8)) ELSE round(x, 8) END
        spark_round_9(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,9)), round(x, 9)) ELSE round(x, 9) END
        spark_round_10(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,10)), round(x, 10)) ELSE round(x, 10) END
        spark_round_11(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,11)), round(x, 11)) ELSE round(x, 11) END
        spark_round_12(x) AS CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') AND abs(x) < 1e20 THEN cast_to_type(CAST(CAST(x AS VARCHAR) AS DECIMAL(38,12)), round(x, 12)) ELSE round(x, 12) END
        spark_expm1(x) AS 2 * sinh(x / 2) * exp(x / 2)
        spark_log1p(x) AS CASE WHEN x <= -1 THEN NULL WHEN abs(x) > 0.5 THEN ln(1 + x) ELSE 2 * atanh(x / (2 + x)) END
        spark_width_bucket(v, lo, hi, n) AS CASE WHEN n <= 0 OR lo = hi OR isnan(v) OR NOT isfinite(lo) OR NOT isfinite(hi) THEN NULL WHEN lo < hi THEN CASE WHEN v < lo THEN 0 WHEN v >= hi THEN n + 1 ELSE CAST(floor(n * (v - lo) / (hi - lo)) AS BIGINT) + 1 END ELSE CASE WHEN v > lo THEN 0 WHEN v <= hi THEN n + 1 ELSE CAST(floor(n * (lo - v) / (lo - hi)) AS BIGINT) + 1 END END
        spark_skewness(g, n, v) AS CASE WHEN n = 0 OR v = 0 THEN NULL WHEN n = 2 THEN CAST(0 AS DOUBLE) ELSE g * (n - 2) / sqrt(n * (n - 1)) END
        spark_norm(v, d) AS CAST(CASE WHEN d = 1 THEN list_sum(list_transform(v, lambda x: abs(CAST(x AS DOUBLE)))) WHEN isinf(d) THEN list_max(list_transform(v, lambda x: abs(CAST(x AS DOUBLE)))) ELSE sqrt(list_sum(list_transform(v, lambda x: CAST(x AS DOUBLE) * x))) END AS FLOAT)
        spark_normalize(v, d) AS CASE WHEN spark_norm(v, d) = 0 THEN NULL ELSE list_transform(v, lambda x: CAST(x / spark_norm(v, d) AS FLOAT)) END
        spark_bitmap(b) AS coalesce(CAST(b AS BLOB), unhex(repeat('00', 4096)))
        spark_bitmap_and(b) AS coalesce(CAST(b AS BLOB), unhex(repeat('FF', 4096)))
        spark_bitmap_whole(b) AS unhex(rpad(hex(b), 8192, '0'))
        """;
}
