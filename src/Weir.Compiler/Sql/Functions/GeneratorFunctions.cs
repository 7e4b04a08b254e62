namespace Weir.Compiler.Sql.Functions;

/// <summary>Functions that give several rows. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class GeneratorFunctions
{
    public const string Table =
        """
        explode, explode_outer, posexplode, posexplode_outer, inline, inline_outer | 1 | a | ? | @generator
        stack | 2.. | a | ? | @generator
        json_tuple | 2.. | s | ? | @generator
        range | 1..4 | b | ? | @generator
        variant_explode, variant_explode_outer | 1 | a | ? | !variants have no counterpart
        sql_keywords, collations, python_worker_logs | 0 | a | ? | !it tells of the cluster
        """;
}
