namespace Weir.Compiler.Sql.Functions;

/// <summary>Aggregates. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class AggregateFunctions
{
    public const string Table =
        """
        count | 1 | a | bigint | =
        count | 2.. | a | bigint | @count_rows
        count_if | 1 | k | bigint | CAST(count_if($D$1)$F AS BIGINT)
        sum, try_sum | 1 | n | ? | @sum
        avg, mean, try_avg | 1 | n | ? | @avg
        min, max | 1 | a | $1 | =
        min_by | 2 | aa | $1 | arg_min_null($1, $2)$F
        max_by | 2 | aa | $1 | arg_max_null($1, $2)$F
        any_value, first, first_value, last, last_value | 1..2 | ak | $1 | @first
        collect_list, array_agg | 1 | a | [$1] | coalesce(list($D$1)$F($1 IS NOT NULL), [])
        collect_set | 1 | a | [$1] | coalesce(list(DISTINCT $1)$F($1 IS NOT NULL), [])
        stddev, std, stddev_samp | 1 | d | double | =stddev_samp
        stddev_pop | 1 | d | double | =
        variance, var_samp | 1 | d | double | =var_samp
        var_pop | 1 | d | double | =
        covar_pop, covar_samp, corr | 2 | dd | double | =
        kurtosis | 1 | d | double | kurtosis_pop($D$1)$F
        skewness | 1 | d | double | @skewness
        median | 1 | d | double | quantile_cont($DCAST($1 AS DOUBLE), 0.5)$F
        percentile | 2..3 | aaa | double | @percentile
        percentile_cont, percentile_disc | 1 | a | double | @percentile_within
        percentile_approx, approx_percentile | 2..3 | aaa | ? | @percentile_approx
        approx_count_distinct | 1..2 | aa | bigint | approx_count_distinct($1)$F
        mode | 1 | a | $1 | mode($1)$F
        bool_and, every | 1 | k | boolean | =bool_and
        bool_or, some, any | 1 | k | boolean | =bool_or
        bit_and, bit_or, bit_xor | 1 | a | $1 | =
        grouping | 1 | a | tinyint | CAST(grouping($1) AS TINYINT)
        grouping_id | 0.. | a | bigint | @grouping_id
        regr_avgx, regr_avgy, regr_intercept, regr_r2, regr_slope, regr_sxx, regr_sxy, regr_syy | 2 | dd | double | =
        regr_count | 2 | dd | bigint | CAST(regr_count($1, $2)$F AS BIGINT)
        listagg, string_agg | 1..2 | ss | string | @listagg
        histogram_numeric | 2 | a | ? | !its bins depend on how Spark spreads the rows; count in a GROUP BY over width_bucket
        measure | 1 | a | ? | !metric views have no counterpart
        vector_avg | 1 | a | array<float> | spark_vector_avg(list($1)$F($1 IS NOT NULL))
        vector_sum | 1 | a | array<float> | spark_vector_sum(list($1)$F($1 IS NOT NULL))
        """;
}
