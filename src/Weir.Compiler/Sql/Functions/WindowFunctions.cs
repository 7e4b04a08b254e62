namespace Weir.Compiler.Sql.Functions;

/// <summary>Functions over windows only. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class WindowFunctions
{
    public const string Table =
        """
        row_number, rank, dense_rank | 0 | - | int | CAST($name()$F AS INTEGER)
        ntile | 1 | i | int | CAST(ntile($1)$F AS INTEGER)
        percent_rank, cume_dist | 0 | - | double | =
        lag, lead | 1..3 | aia | $1 | @lag
        nth_value | 2 | ai | $1 | @lag
        """;
}
