namespace Weir.Compiler.Sql.ToSpark;

/// <summary>
/// DuckDB's functions and what they are in Spark's SQL. Lines of <c>names | arguments | result | template</c>; the result is a type, <c>$1</c> that of the first argument, or
/// <c>?</c>; the template is Spark SQL with <c>$1</c>, <c>$*</c> and, in aggregates, <c>$D</c> for DISTINCT, <c>$F</c> for FILTER and OVER; <c>=</c> is the same function,
/// <c>@name</c> is written by code. A function that is not here is refused.
/// </summary>
internal static class DuckDbFunctions
{
    public const string Table =
        """
        upper, ucase, lower, lcase, trim, ltrim, rtrim, reverse, md5 | 1 | string | =
        trim | 2 | string | btrim($1, $2)
        ltrim | 2 | string | ltrim($2, $1)
        rtrim | 2 | string | rtrim($2, $1)
        replace, translate | 3 | string | =
        lpad, rpad | 3 | string | =
        repeat | 2 | string | @repeat
        left, right | 2 | string | @side
        substring, substr | 2..3 | string | @substring
        concat | 1.. | string | concat_ws('', $*)
        concat_ws | 2.. | string | =
        starts_with, prefix | 2 | boolean | startswith($1, $2)
        ends_with, suffix | 2 | boolean | endswith($1, $2)
        contains | 2 | boolean | @contains
        instr, strpos, position | 2 | int | instr($1, $2)
        length, len | 1 | int | @length
        strlen, octet_length | 1 | int | octet_length($1)
        chr | 1 | string | =
        sha1 | 1 | string | =
        sha256 | 1 | string | sha2($1, 256)
        base64, to_base64 | 1 | string | base64($1)
        hex, to_hex | 1 | string | @hex
        string_split, str_split, string_to_array, split | 2 | array<string> | @split
        split_part | 3 | string | @split_part
        regexp_matches | 2 | boolean | @regexp_matches
        regexp_full_match | 2 | boolean | @regexp_full_match
        regexp_extract | 2..3 | string | @regexp_extract
        regexp_replace | 4 | string | @regexp_replace
        levenshtein, editdist3 | 2 | int | levenshtein($1, $2)
        ascii, ord, unicode | 1 | int | @ascii
        abs, sign, greatest, least, coalesce | 1.. | widest | =
        ifnull | 2 | widest | coalesce($1, $2)
        nullif | 2 | $1 | =
        ceil, ceiling, floor | 1 | ? | @ceil
        round | 1..2 | ? | @round
        exp, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, radians, degrees, cbrt | 1 | double | =
        atan2 | 2 | double | =
        sqrt | 1 | double | CASE WHEN $1 < 0 THEN raise_error('The square root of a negative number.') ELSE sqrt($1) END
        ln | 1 | double | CASE WHEN $1 <= 0 THEN raise_error('The logarithm of a number that is not positive.') ELSE ln($1) END
        log, log10 | 1 | double | CASE WHEN $1 <= 0 THEN raise_error('The logarithm of a number that is not positive.') ELSE log10($1) END
        log2 | 1 | double | CASE WHEN $1 <= 0 THEN raise_error('The logarithm of a number that is not positive.') ELSE log2($1) END
        pow, power | 2 | double | power($1, $2)
        pi | 0 | double | =
        mod | 2 | $1 | @mod
        random | 0 | double | rand()
        isnan | 1 | boolean | CASE WHEN $1 IS NOT NULL THEN isnan($1) END
        year, quarter, month, day, dayofmonth, dayofyear | 1 | bigint | CAST($name($1) AS BIGINT)
        week, weekofyear | 1 | bigint | CAST(weekofyear($1) AS BIGINT)
        dayofweek | 1 | bigint | CAST(dayofweek($1) - 1 AS BIGINT)
        isodow | 1 | bigint | CAST(weekday($1) + 1 AS BIGINT)
        hour, minute, second | 1 | bigint | CAST($name($1) AS BIGINT)
        extract, date_part, datepart | 2 | bigint | @extract
        date_trunc, datetrunc | 2 | ? | @date_trunc
        date_diff, datediff | 3 | bigint | @date_diff
        strftime | 2 | string | @strftime
        strptime | 2 | timestamp_ntz | @strptime
        monthname | 1 | string | date_format($1, 'MMMM')
        dayname | 1 | string | date_format($1, 'EEEE')
        last_day, make_date | 1..3 | date | =
        epoch | 1 | double | (unix_micros(CAST($1 AS TIMESTAMP)) / 1000000.0D)
        epoch_ms | 1 | bigint | unix_millis(CAST($1 AS TIMESTAMP))
        epoch_us | 1 | bigint | unix_micros(CAST($1 AS TIMESTAMP))
        to_timestamp | 1 | timestamp | timestamp_seconds($1)
        now, get_current_timestamp, current_timestamp | 0 | timestamp | current_timestamp()
        today, current_date | 0 | date | current_date()
        list_value, list_pack | 0.. | ? | array($*)
        struct_pack | 1.. | ? | @struct
        map_of | 0.. | ? | map($*)
        map_keys, map_values, cardinality | 1 | ? | =
        struct_extract | 2 | ? | @struct_extract
        list_contains, list_has, array_contains, array_has | 2 | boolean | CASE WHEN $1 IS NOT NULL AND $2 IS NOT NULL THEN coalesce(array_contains($1, $2), false) END
        list_transform, array_transform, list_apply, apply | 2 | ? | transform($1, $2)
        list_filter, array_filter, filter | 2 | $1 | filter($1, $2)
        list_sort, array_sort | 1 | $1 | array_sort($1)
        list_reverse, array_reverse | 1 | $1 | reverse($1)
        list_max | 1 | $1[] | array_max($1)
        list_min | 1 | $1[] | array_min($1)
        list_sum | 1 | ? | @list_sum
        list_position, array_position, list_indexof | 2 | int | nullif(array_position($1, $2), 0)
        list_extract, list_element, array_extract | 2 | ? | @item
        list_append, array_append, array_push_back | 2 | $1 | array_append(coalesce($1, array()), $2)
        array_to_string | 2 | string | array_join($1, $2)
        flatten | 1 | ? | flatten(filter($1, spark_l -> spark_l IS NOT NULL))
        range | 2 | array<bigint> | CASE WHEN $1 < $2 THEN sequence(CAST($1 AS BIGINT), CAST($2 AS BIGINT) - 1) WHEN $1 >= $2 THEN CAST(array() AS ARRAY<BIGINT>) END
        generate_series | 2 | array<bigint> | CASE WHEN $1 <= $2 THEN sequence(CAST($1 AS BIGINT), CAST($2 AS BIGINT)) WHEN $1 > $2 THEN CAST(array() AS ARRAY<BIGINT>) END
        json_extract_string | 2 | string | @json
        unnest | 1 | ? | @unnest
        count | 0..1 | bigint | @count
        sum | 1 | ? | =
        min, max, bool_and, bool_or | 1 | $1 | =
        avg, mean | 1 | double | avg($DCAST($1 AS DOUBLE))$F
        stddev, stddev_samp, variance, var_samp, stddev_pop, var_pop | 1 | double | $name($DCAST($1 AS DOUBLE))$F
        corr, covar_pop, covar_samp, regr_slope, regr_intercept, regr_r2 | 2 | double | =
        any_value | 1 | $1 | any_value($1, true)$F
        first, arbitrary | 1 | $1 | first($1)$F
        last | 1 | $1 | last($1)$F
        median | 1 | ? | @median
        quantile_cont | 2 | double | percentile(CAST($1 AS DOUBLE), $2)$F
        approx_count_distinct | 1 | bigint | =
        arg_max, max_by | 2 | $1 | @arg
        arg_min, min_by | 2 | $1 | @arg
        list, array_agg | 1 | ? | @list
        string_agg, group_concat, listagg | 1..2 | string | @string_agg
        count_if | 1 | bigint | count_if($1)$F
        row_number, rank, dense_rank, ntile | 0..1 | bigint | CAST($name($*)$F AS BIGINT)
        percent_rank, cume_dist | 0 | double | =
        lag, lead | 1..3 | $1 | =
        first_value, last_value | 1 | $1 | =
        nth_value | 2 | $1 | =
        """;
}
