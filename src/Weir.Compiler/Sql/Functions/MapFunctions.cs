namespace Weir.Compiler.Sql.Functions;

/// <summary>Functions on maps and structs. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class MapFunctions
{
    public const string Table =
        """
        map | 0.. | a | ? | @map
        map_from_arrays | 2 | aa | ? | map($1, $2)
        map_from_entries | 1 | a | ? | =
        map_keys, map_values, map_entries | 1 | a | ? | =
        map_concat | 1.. | a | $1 | @map_concat
        map_contains_key | 2 | aa | boolean | list_contains(map_keys($1), $2)
        map_filter | 2 | al | $1 | @map_lambda
        transform_keys, transform_values | 2 | al | ? | @map_lambda
        map_zip_with | 3 | aal | ? | @map_zip_with
        str_to_map | 1..3 | sss | map<string,string> | @str_to_map
        struct | 1.. | a | ? | @struct
        named_struct | 2.. | a | ? | @named_struct
        """;
}
