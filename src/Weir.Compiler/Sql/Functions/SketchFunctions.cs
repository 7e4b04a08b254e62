namespace Weir.Compiler.Sql.Functions;

/// <summary>Sketches and shapes, whose bytes are Spark's own. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class SketchFunctions
{
    public const string Table =
        """
        approx_top_k, approx_top_k_accumulate, approx_top_k_combine, approx_top_k_estimate, bitmap_and_agg | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        bitmap_construct_agg, bitmap_or_agg, count_min_sketch, hll_sketch_agg, hll_sketch_estimate | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        hll_union, hll_union_agg, kll_merge_agg_bigint, kll_merge_agg_double, kll_merge_agg_float | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        kll_sketch_agg_bigint, kll_sketch_agg_double, kll_sketch_agg_float, kll_sketch_get_n_bigint, kll_sketch_get_n_double | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        kll_sketch_get_n_float, kll_sketch_get_quantile_bigint, kll_sketch_get_quantile_double, kll_sketch_get_quantile_float, kll_sketch_get_rank_bigint | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        kll_sketch_get_rank_double, kll_sketch_get_rank_float, kll_sketch_merge_bigint, kll_sketch_merge_double, kll_sketch_merge_float | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        kll_sketch_to_string_bigint, kll_sketch_to_string_double, kll_sketch_to_string_float, theta_difference, theta_intersection | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        theta_intersection_agg, theta_sketch_agg, theta_sketch_estimate, theta_union, theta_union_agg | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        tuple_difference_double, tuple_difference_integer, tuple_difference_theta_double, tuple_difference_theta_integer, tuple_intersection_agg_double | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        tuple_intersection_agg_integer, tuple_intersection_double, tuple_intersection_integer, tuple_intersection_theta_double, tuple_intersection_theta_integer | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        tuple_sketch_agg_double, tuple_sketch_agg_integer, tuple_sketch_estimate_double, tuple_sketch_estimate_integer, tuple_sketch_summary_double | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        tuple_sketch_summary_integer, tuple_sketch_theta_double, tuple_sketch_theta_integer, tuple_union_agg_double, tuple_union_agg_integer | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        tuple_union_double, tuple_union_integer, tuple_union_theta_double, tuple_union_theta_integer | 0.. | a | ? | !the bytes of Spark's sketches mean nothing to another engine
        st_asbinary, st_geogfromwkb, st_geomfromwkb, st_setsrid, st_srid | 1..2 | a | ? | !shapes have no counterpart
        """;
}
