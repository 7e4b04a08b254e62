namespace Weir.Compiler.Sql.Functions;

/// <summary>Functions that tell of the session. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class SystemFunctions
{
    public const string Table =
        """
        uuid | 0 | - | string | CAST(uuid() AS VARCHAR)
        uuid | 1 | b | string | !its sequence can't be repeated by another engine; without a seed it can be translated
        current_catalog | 0 | - | string | 'spark_catalog'
        current_database, current_schema | 0 | - | string | 'default'
        current_path | 0 | - | string | 'system.builtin,system.session,spark_catalog.default'
        current_user, user, session_user | 0 | - | string | @user who runs Weir
        version | 0 | - | string | !it would name another engine
        monotonically_increasing_id | 0 | - | bigint | (row_number() OVER () - 1)
        spark_partition_id | 0 | - | int | CAST(0 AS INTEGER)
        input_file_name | 0 | - | string | !ask for the file's name in the Ingress
        input_file_block_length, input_file_block_start | 0 | - | bigint | !an embedded engine has no blocks of files
        java_method, reflect, try_reflect | 2.. | a | string | !it calls Java
        """;
}
