namespace Weir.Engines.DuckDb.Spark;

/// <summary>What Spark does with JSON. Lines of <c>name(parameters) AS body</c>; see <see cref="SparkMacros"/>.</summary>
internal static class SparkJsonMacros
{
    internal const string Table =
        """
        spark_json_get(j, p) AS CASE WHEN json_valid(j) THEN json_extract_string(j, p) END
        spark_json_array_length(j) AS CASE WHEN json_valid(j) AND json_type(j) = 'ARRAY' THEN CAST(json_array_length(j) AS INTEGER) END
        spark_json_object_keys(j) AS CASE WHEN json_valid(j) AND json_type(j) = 'OBJECT' THEN json_keys(j) END
        spark_from_json(j, s) AS CASE WHEN j IS NULL THEN NULL WHEN json_valid(j) THEN json_transform(j, s) ELSE json_transform('{}', s) END
        spark_to_json(x) AS CASE WHEN typeof(x) = 'JSON' THEN CAST(x AS VARCHAR) ELSE CAST(json_merge_patch('{}', to_json(x)) AS VARCHAR) END
        spark_variant_text(j) AS json_extract_string(j, '$')
        spark_variant_number(j) AS CASE json_type(j) WHEN 'BOOLEAN' THEN CASE WHEN CAST(j AS VARCHAR) = 'true' THEN '1' ELSE '0' END ELSE json_extract_string(j, '$') END
        spark_variant_day(j) AS CASE WHEN j IS NULL OR json_type(j) = 'NULL' THEN NULL WHEN json_type(j) = 'VARCHAR' THEN json_extract_string(j, '$') ELSE error('[INVALID_VARIANT_CAST] The variant is no date.') END
        spark_variant_whole(j) AS CASE json_type(j) WHEN 'NULL' THEN NULL WHEN 'VARCHAR' THEN spark_whole(json_extract_string(j, '$')) WHEN 'BOOLEAN' THEN CASE WHEN CAST(j AS VARCHAR) = 'true' THEN 1 ELSE 0 END ELSE CAST(trunc(CAST(CAST(j AS VARCHAR) AS DECIMAL(38,10))) AS HUGEINT) END
        spark_variant_try_whole(j) AS CASE json_type(j) WHEN 'NULL' THEN NULL WHEN 'VARCHAR' THEN spark_try_whole(json_extract_string(j, '$')) WHEN 'BOOLEAN' THEN CASE WHEN CAST(j AS VARCHAR) = 'true' THEN 1 ELSE 0 END ELSE TRY_CAST(trunc(TRY_CAST(CAST(j AS VARCHAR) AS DECIMAL(38,10))) AS HUGEINT) END
        """;
}
