namespace Weir.Compiler.Sql.Functions;

/// <summary>Sketches and shapes, whose bytes are Spark's own. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class SketchFunctions
{
    public const string Table =
        """
        approx_top_k_combine | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        count_min_sketch | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        hll_union, hll_union_agg, kll_merge_agg_bigint, kll_merge_agg_double, kll_merge_agg_float | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        kll_sketch_merge_bigint, kll_sketch_merge_double, kll_sketch_merge_float | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        kll_sketch_to_string_bigint, kll_sketch_to_string_double, kll_sketch_to_string_float, theta_difference, theta_intersection | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        theta_intersection_agg, theta_union, theta_union_agg | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        tuple_difference_double, tuple_difference_integer, tuple_difference_theta_double, tuple_difference_theta_integer, tuple_intersection_agg_double | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        tuple_intersection_agg_integer, tuple_intersection_double, tuple_intersection_integer, tuple_intersection_theta_double, tuple_intersection_theta_integer | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        tuple_sketch_agg_double, tuple_sketch_agg_integer, tuple_sketch_estimate_double, tuple_sketch_estimate_integer, tuple_sketch_summary_double | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        tuple_sketch_summary_integer, tuple_sketch_theta_double, tuple_sketch_theta_integer, tuple_union_agg_double, tuple_union_agg_integer | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        tuple_union_double, tuple_union_integer, tuple_union_theta_double, tuple_union_theta_integer | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        approx_top_k | 1..3 | aii | ? | @top_k
        approx_top_k_estimate | 1..2 | ai | ? | @top_k_of around `approx_top_k_accumulate` only
        approx_top_k_accumulate | 1..2 | ai | ? | @sketch within `approx_top_k_estimate` only
        hll_sketch_estimate | 1 | a | bigint | @estimate around `hll_sketch_agg` only
        hll_sketch_agg | 1..2 | ai | ? | @sketch within `hll_sketch_estimate` only
        theta_sketch_estimate | 1 | a | bigint | @estimate around `theta_sketch_agg` only
        theta_sketch_agg | 1..2 | ai | ? | @sketch within `theta_sketch_estimate` only
        kll_sketch_agg_bigint, kll_sketch_agg_double, kll_sketch_agg_float | 1..2 | ai | ? | @sketch within the `kll_sketch_get_...` of its type only
        kll_sketch_get_n_bigint, kll_sketch_get_n_double, kll_sketch_get_n_float | 1 | a | bigint | @quantiles around the `kll_sketch_agg_...` of its type only
        kll_sketch_get_quantile_bigint | 2 | aa | bigint | @quantiles around the `kll_sketch_agg_...` of its type only
        kll_sketch_get_quantile_double | 2 | aa | double | @quantiles around the `kll_sketch_agg_...` of its type only
        kll_sketch_get_quantile_float | 2 | aa | float | @quantiles around the `kll_sketch_agg_...` of its type only
        kll_sketch_get_rank_bigint, kll_sketch_get_rank_double, kll_sketch_get_rank_float | 2 | aa | double | @quantiles around the `kll_sketch_agg_...` of its type only
        bitmap_construct_agg | 1 | b | binary | spark_bitmap(bitstring_agg(CAST($1 - $1 % 8 + 7 - $1 % 8 AS BIGINT), 0, 32767)$F)
        bitmap_or_agg | 1 | B | binary | spark_bitmap(bit_or(CAST(spark_bitmap_whole($1) AS BIT))$F)
        bitmap_and_agg | 1 | B | binary | spark_bitmap_and(bit_and(CAST(spark_bitmap_whole($1) AS BIT))$F)
        st_asbinary, st_geogfromwkb, st_geomfromwkb, st_setsrid, st_srid | 1..2 | a | ? | !shapes have no counterpart
        """;
}
