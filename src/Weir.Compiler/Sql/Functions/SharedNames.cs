namespace Weir.Compiler.Sql.Functions;

/// <summary>The names of functions that both dialects have, whatever they mean in each: such a name does not tell in which dialect a piece of SQL is.</summary>
internal static class SharedNames
{
    /// <summary>Each name between two spaces.</summary>
    public const string All =
        " abs collations acos acosh aggregate any any_value approx_count_distinct approx_top_k array array_agg array_append array_contains array_distinct "
        + "array_intersect array_position array_prepend array_sort ascii asin asinh atan atan2 atanh avg base64 bigint bin bit_and bit_count bit_length "
        + "bit_or bit_xor bool_and bool_or cardinality cbrt ceil ceiling char_length character_length chr coalesce concat concat_ws contains corr cos "
        + "cosh cot count count_if covar_pop covar_samp cume_dist current_catalog current_database current_date current_schema current_time "
        + "current_timestamp current_user date date_add date_diff date_part date_sub date_trunc datediff datepart day dayname dayofmonth dayofweek "
        + "dayofyear decode degrees dense_rank element_at encode exp extract factorial filter first first_value flatten floor from_json greatest "
        + "grouping grouping_id hash hex hour if ilike instr int isnan json_array_length kurtosis lag last last_day last_value lcase lead least left "
        + "len length levenshtein like listagg ln localtimestamp log log10 log2 lower lpad ltrim make_date make_time make_timestamp map map_concat "
        + "map_entries map_from_entries map_keys map_values max max_by md5 mean median min min_by minute mod mode month monthname not now nth_value "
        + "ntile nullif octet_length overlay percent_rank pi position pow power printf quarter radians random range rank reduce regexp_extract "
        + "regexp_extract_all regexp_replace regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy repeat replace "
        + "reverse right round row_number rpad rtrim second session_user sha1 sign sin sinh skewness some split split_part sqrt st_asbinary "
        + "st_geomfromwkb stddev stddev_pop stddev_samp string_agg substr substring sum tan tanh time_bucket timestamp to_binary to_json to_timestamp "
        + "translate trim trunc typeof ucase unhex upper url_decode url_encode user uuid var_pop var_samp variance version weekday weekofyear year ";

    public static bool Has(string name) => All.Contains(" " + name + " ", StringComparison.Ordinal);
}
