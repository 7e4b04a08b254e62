namespace Weir.Engines.DuckDb.Spark;

/// <summary>Spark's casts. Lines of <c>name(parameters) AS body</c>; see <see cref="SparkMacros"/>.</summary>
internal static class SparkCastMacros
{
    internal const string Table =
        """
        spark_whole(x BIGINT) AS CAST(x AS HUGEINT), (x) AS CASE WHEN x IS NULL THEN NULL WHEN typeof(x) = 'VARCHAR' THEN CASE WHEN regexp_full_match(trim(CAST(x AS VARCHAR)), '[+-]?[0-9]+') THEN CAST(trim(CAST(x AS VARCHAR)) AS HUGEINT) ELSE error('[CAST_INVALID_INPUT] The text ''' || CAST(x AS VARCHAR) || ''' is no whole number.') END WHEN starts_with(typeof(x), 'DECIMAL') THEN CAST(split_part(CAST(x AS VARCHAR), '.', 1) AS HUGEINT) WHEN typeof(x) IN ('DOUBLE', 'FLOAT') THEN CAST(trunc(TRY_CAST(x AS DOUBLE)) AS HUGEINT) ELSE CAST(TRY_CAST(x AS DOUBLE) AS HUGEINT) END
        spark_try_whole(x BIGINT) AS CAST(x AS HUGEINT), (x) AS CASE WHEN typeof(x) = 'VARCHAR' THEN CASE WHEN regexp_full_match(trim(CAST(x AS VARCHAR)), '[+-]?[0-9]+') THEN TRY_CAST(trim(CAST(x AS VARCHAR)) AS HUGEINT) END WHEN starts_with(typeof(x), 'DECIMAL') THEN TRY_CAST(split_part(CAST(x AS VARCHAR), '.', 1) AS HUGEINT) ELSE TRY_CAST(trunc(TRY_CAST(x AS DOUBLE)) AS HUGEINT) END
        spark_lax_whole(x BIGINT) AS CAST(x AS HUGEINT), (x) AS CASE WHEN typeof(x) = 'VARCHAR' THEN CASE WHEN regexp_full_match(trim(CAST(x AS VARCHAR)), '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)') THEN TRY_CAST(regexp_extract(trim(CAST(x AS VARCHAR)), '^[+-]?[0-9]*') || CASE WHEN regexp_matches(trim(CAST(x AS VARCHAR)), '^[+-]?[.]') THEN '0' ELSE '' END AS HUGEINT) END WHEN starts_with(typeof(x), 'DECIMAL') THEN TRY_CAST(split_part(CAST(x AS VARCHAR), '.', 1) AS HUGEINT) ELSE TRY_CAST(trunc(TRY_CAST(x AS DOUBLE)) AS HUGEINT) END
        spark_digits(x VARCHAR) AS CASE WHEN regexp_full_match(trim(x), '(?i)[+-]?(([0-9]+[.]?[0-9]*|[.][0-9]+)(e[+-]?[0-9]+)?[df]?|nan|inf|infinity)') THEN regexp_replace(trim(x), '(?i)([0-9.])[df]$', '\1') WHEN TRY_CAST(x AS DOUBLE) IS NULL THEN x ELSE x || ' (not so in Spark)' END, (x) AS x
        spark_flag(x VARCHAR) AS CASE WHEN lower(trim(x)) IN ('t', 'true', 'y', 'yes', '1') THEN 'true' WHEN lower(trim(x)) IN ('f', 'false', 'n', 'no', '0') THEN 'false' WHEN TRY_CAST(x AS BOOLEAN) IS NULL THEN x ELSE x || ' (not so in Spark)' END, (x) AS x
        spark_day(x VARCHAR) AS CASE WHEN regexp_full_match(trim(x), '[0-9]{4,6}') THEN trim(x) || '-01-01' WHEN regexp_full_match(trim(x), '[0-9]{4,6}-[0-9]{1,2}') THEN trim(x) || '-01' WHEN regexp_full_match(trim(x), '[0-9]{4,6}-[0-9]{1,2}-[0-9]{1,2}([ T].*)?') THEN regexp_extract(trim(x), '^[0-9]+-[0-9]+-[0-9]+') WHEN TRY_CAST(x AS DATE) IS NULL THEN x ELSE x || ' (not so in Spark)' END, (x) AS x
        spark_instant(x VARCHAR) AS CASE WHEN regexp_full_match(trim(x), '[0-9]{4,6}') THEN trim(x) || '-01-01' WHEN regexp_full_match(trim(x), '[0-9]{4,6}-[0-9]{1,2}') THEN trim(x) || '-01' ELSE trim(x) END, (x) AS x
        spark_type_name(t) AS CASE WHEN t = 'INTEGER' THEN 'int' WHEN t = 'VARCHAR' THEN 'string' WHEN t = 'BLOB' THEN 'binary' WHEN t = 'TIMESTAMP WITH TIME ZONE' THEN 'timestamp' WHEN t = 'TIMESTAMP' THEN 'timestamp_ntz' WHEN t = '"NULL"' THEN 'void' WHEN ends_with(t, '[]') THEN 'array<' || lower(replace(replace(t[:-3], 'INTEGER', 'INT'), 'VARCHAR', 'STRING')) || '>' ELSE lower(t) END
        """;
}
