namespace Weir.Engines.DuckDb.Spark;

/// <summary>What Spark does with arrays and maps. Lines of <c>name(parameters) AS body</c>; see <see cref="SparkMacros"/>.</summary>
internal static class SparkCollectionMacros
{
    internal const string Table =
        """
        spark_item(a, i) AS CASE WHEN a IS NOT NULL AND (i < 0 OR i >= len(a)) THEN error('[INVALID_ARRAY_INDEX] The index ' || i || ' is out of bounds.') ELSE list_extract(a, i + 1) END
        spark_try_item(a, i) AS CASE WHEN i >= 0 THEN list_extract(a, i + 1) END
        spark_element_at(a, i) AS CASE WHEN a IS NOT NULL AND i = 0 THEN error('[INVALID_INDEX_OF_ZERO] The index 0 is invalid.') WHEN abs(i) > len(a) THEN error('[INVALID_ARRAY_INDEX_IN_ELEMENT_AT] The index ' || i || ' is out of bounds.') ELSE list_extract(a, i) END
        spark_lax_element_at(a, i) AS CASE WHEN a IS NOT NULL AND i = 0 THEN error('[INVALID_INDEX_OF_ZERO] The index 0 is invalid.') ELSE list_extract(a, i) END
        spark_has_null(a) AS len(list_filter(a, lambda v: v IS NULL)) > 0
        spark_array_contains(a, v) AS CASE WHEN a IS NULL OR v IS NULL THEN NULL WHEN list_contains(a, v) THEN true WHEN spark_has_null(a) THEN NULL ELSE false END
        spark_array_distinct(a) AS list_filter(a, lambda v, i: list_position(a, v) = i)
        spark_array_except(a, b) AS CASE WHEN b IS NOT NULL THEN list_filter(spark_array_distinct(a), lambda v: CASE WHEN v IS NULL THEN NOT spark_has_null(b) ELSE NOT list_contains(b, v) END) END
        spark_array_intersect(a, b) AS CASE WHEN b IS NOT NULL THEN list_filter(spark_array_distinct(a), lambda v: CASE WHEN v IS NULL THEN spark_has_null(b) ELSE list_contains(b, v) END) END
        spark_array_union(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN spark_array_distinct(list_concat(a, b)) END
        spark_array_insert(a, p, v) AS CASE WHEN a IS NULL OR p IS NULL THEN NULL WHEN p = 0 THEN error('[INVALID_INDEX_OF_ZERO] The index 0 is invalid.') WHEN p > len(a) THEN list_concat(list_resize(a, p - 1), [v]) WHEN p > 0 THEN list_concat(list_concat(a[:p - 1], [v]), a[p:]) WHEN -p > len(a) THEN list_concat(list_concat([v], list_resize([], -p - len(a) - 1)), a) ELSE list_concat(list_concat(a[:len(a) + p + 1], [v]), a[len(a) + p + 2:]) END
        spark_array_join(a, d) AS array_to_string(list_filter(list_transform(a, lambda v: spark_string(v)), lambda v: v IS NOT NULL), d)
        spark_array_join_strict(a, d) AS CASE WHEN len(list_filter(a, lambda v: v IS NOT NULL)) > 0 THEN spark_array_join(a, d) END
        spark_array_join_null(a, d, n) AS array_to_string(list_transform(a, lambda v: coalesce(spark_string(v), n)), d)
        spark_array_position(a, v) AS CASE WHEN a IS NULL OR v IS NULL THEN NULL ELSE CAST(coalesce(list_position(a, v), 0) AS BIGINT) END
        spark_array_repeat(v, n) AS list_transform(range(CAST(n AS BIGINT)), lambda i: v)
        spark_arrays_overlap(a, b) AS CASE WHEN a IS NULL OR b IS NULL THEN NULL WHEN list_has_any(list_filter(a, lambda v: v IS NOT NULL), b) THEN true WHEN len(a) > 0 AND len(b) > 0 AND (spark_has_null(a) OR spark_has_null(b)) THEN NULL ELSE false END
        spark_slice(a, s, n) AS CASE WHEN a IS NULL OR s IS NULL OR n IS NULL THEN NULL WHEN s = 0 THEN error('[INVALID_PARAMETER_VALUE.START] The start 0 is invalid.') WHEN n < 0 THEN error('[INVALID_PARAMETER_VALUE.LENGTH] The length is negative.') WHEN n = 0 OR s > len(a) OR -s > len(a) THEN a[:0] WHEN s > 0 THEN a[s:s + n - 1] ELSE a[len(a) + s + 1:len(a) + s + n] END
        spark_sequence_of(a, b) AS generate_series(CAST(a AS BIGINT), CAST(b AS BIGINT), CASE WHEN a <= b THEN 1 ELSE -1 END)
        spark_sequence(a, b, s) AS CASE WHEN (s > 0 AND a > b) OR (s < 0 AND a < b) OR (s = 0 AND a <> b) THEN error('[ILLEGAL_SEQUENCE_BOUNDARIES] The sequence never ends.') WHEN s = 0 THEN [CAST(a AS BIGINT)] ELSE generate_series(CAST(a AS BIGINT), CAST(b AS BIGINT), CAST(s AS BIGINT)) END
        spark_exists(l) AS CASE WHEN l IS NULL THEN NULL WHEN list_contains(l, true) THEN true WHEN spark_has_null(l) THEN NULL ELSE false END
        spark_forall(l) AS CASE WHEN l IS NULL THEN NULL WHEN list_contains(l, false) THEN false WHEN spark_has_null(l) THEN NULL ELSE true END
        spark_or_null(a) AS CASE WHEN len(a) > 0 THEN a ELSE [NULL] END
        spark_size(x) AS CASE WHEN x IS NULL THEN NULL WHEN starts_with(typeof(x), 'MAP') THEN len(json_keys(to_json(x))) ELSE json_array_length(to_json(x)) END
        spark_str_to_map(s, p, k) AS map_from_entries(list_transform(string_split(s, p), lambda e: {'key': split_part(e, k, 1), 'value': CASE WHEN contains(e, k) THEN substring(e, CAST(instr(e, k) + length(k) AS BIGINT)) END}))
        spark_order(n) AS CASE WHEN n IS NULL THEN error('[COMPARATOR_RETURNS_NULL] The comparison gives NULL.') ELSE n END
        spark_lengths(l) AS list_distinct(list_transform(l, lambda v: len(v)))
        spark_vectors(l) AS list_filter(l, lambda v: NOT spark_has_null(v))
        spark_vector_total(l) AS CASE WHEN len(spark_lengths(l)) > 1 THEN error('[VECTOR_DIMENSION_MISMATCH] The vectors are not of one length.') WHEN len(l) > 0 THEN list_transform(range(1, len(l[1]) + 1), lambda i: list_sum(list_transform(l, lambda v: CAST(v[i] AS DOUBLE)))) END
        spark_vector_sum(l) AS CAST(spark_vector_total(spark_vectors(l)) AS FLOAT[])
        spark_vector_avg(l) AS list_transform(spark_vector_total(spark_vectors(l)), lambda x: CAST(x / len(spark_vectors(l)) AS FLOAT))
        spark_top_k(h, n, k) AS list_transform(list_sort(list_concat(list_transform(map_entries(h), lambda e: {'c': -CAST(e.value AS BIGINT), 'i': e.key}), CASE WHEN n > 0 THEN [{'c': -n, 'i': NULL}] ELSE [] END)), lambda e: {'item': e.i, 'count': -e.c})[:k]
        """;
}
