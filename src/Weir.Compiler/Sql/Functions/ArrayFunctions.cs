namespace Weir.Compiler.Sql.Functions;

/// <summary>Functions on arrays. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class ArrayFunctions
{
    public const string Table =
        """
        array | 0.. | a | ? | [$*]
        array_append | 2 | aa | $1 | CASE WHEN $1 IS NOT NULL THEN list_append($1, $2) END
        array_prepend | 2 | aa | $1 | CASE WHEN $1 IS NOT NULL THEN list_prepend($2, $1) END
        array_compact | 1 | a | $1 | list_filter($1, lambda spark_v: spark_v IS NOT NULL)
        array_contains | 2 | aa | boolean | spark_array_contains($1, $2)
        array_distinct | 1 | a | $1 | spark_array_distinct($1)
        array_except | 2 | aa | $1 | spark_array_except($1, $2)
        array_intersect | 2 | aa | $1 | spark_array_intersect($1, $2)
        array_union | 2 | aa | $1 | spark_array_union($1, $2)
        array_insert | 3 | aia | $1 | spark_array_insert($1, $2, $3)
        array_join | 2 | as | string | spark_array_join($1, $2)
        array_join | 3 | ass | string | spark_array_join_null($1, $2, $3)
        array_max | 1 | a | $1[] | list_max($1)
        array_min | 1 | a | $1[] | list_min($1)
        array_position | 2 | aa | bigint | spark_array_position($1, $2)
        array_remove | 2 | aa | $1 | CASE WHEN $2 IS NOT NULL THEN list_filter($1, lambda spark_v: spark_v IS DISTINCT FROM $2) END
        array_repeat | 2 | ai | [$1] | spark_array_repeat($1, $2)
        array_size | 1 | a | int | CAST(len($1) AS INTEGER)
        size, cardinality | 1 | a | int | @size
        array_sort | 1 | a | $1 | list_sort($1, 'ASC', 'NULLS LAST')
        array_sort | 2 | al | $1 | @sort_by
        sort_array | 1 | a | $1 | list_sort($1, 'ASC', 'NULLS FIRST')
        sort_array | 2 | ak | $1 | @sort_array
        arrays_overlap | 2 | aa | boolean | spark_arrays_overlap($1, $2)
        arrays_zip | 1.. | a | ? | @arrays_zip
        element_at | 2 | aa | ? | @element_at
        try_element_at | 2 | aa | ? | @element_at
        flatten | 1 | a | $1[] | CASE WHEN NOT list_contains(list_transform($1, lambda spark_v: spark_v IS NULL), true) THEN flatten($1) END
        get | 2 | ai | $1[] | CASE WHEN $2 >= 0 THEN list_extract($1, $2 + 1) END
        slice | 3 | aii | $1 | spark_slice($1, $2, $3)
        sequence | 2..3 | aaa | ? | @sequence
        shuffle | 1 | a | $1 | list_transform(list_sort(list_transform($1, lambda spark_v: {'r': random(), 'v': spark_v})), lambda spark_v: spark_v.v)
        shuffle | 2 | ab | $1 | !its order can't be repeated by another engine; without a seed it can be translated
        transform | 2 | al | ? | @transform
        filter | 2 | al | $1 | @filter
        exists | 2 | al | boolean | @exists
        forall | 2 | al | boolean | @forall
        aggregate, reduce | 3..4 | aall | ? | @aggregate
        zip_with | 3 | aal | ? | @zip_with
        """;
}
