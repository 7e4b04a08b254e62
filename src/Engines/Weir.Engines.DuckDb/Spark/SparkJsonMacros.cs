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
        spark_to_json(x) AS CAST(json_merge_patch('{}', to_json(x)) AS VARCHAR)
        """;
}
