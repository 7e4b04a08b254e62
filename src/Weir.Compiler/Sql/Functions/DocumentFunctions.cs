namespace Weir.Compiler.Sql.Functions;

/// <summary>Functions on JSON, CSV, XML and variants. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class DocumentFunctions
{
    public const string Table =
        """
        get_json_object | 2 | ss | string | @get_json_object
        json_array_length | 1 | s | int | spark_json_array_length($1)
        json_object_keys | 1 | s | [string] | spark_json_object_keys($1)
        from_json | 2..3 | saa | ? | @from_json
        to_json | 1 | a | string | @to_json
        to_json | 2 | aa | string | !options of to_json are not translated
        schema_of_json, schema_of_csv, schema_of_xml, schema_of_avro, schema_of_variant, schema_of_variant_agg | 1..2 | a | string | !schemas of values are not inferred by another engine alike
        from_csv, to_csv | 1..3 | a | ? | !read or write CSV with an Ingress or Egress
        from_xml, to_xml | 1..3 | a | ? | !XML has no counterpart
        xpath, xpath_boolean, xpath_double, xpath_float, xpath_int, xpath_long, xpath_number, xpath_short, xpath_string | 2 | a | ? | !XML has no counterpart
        from_avro, to_avro, from_protobuf, to_protobuf | 1..4 | a | ? | !read or write the format with an Ingress or Egress
        parse_json, try_parse_json, to_variant_object, is_variant_null, is_valid_variant | 1 | a | ? | !variants have no counterpart; get_json_object and from_json read JSON
        variant_get, try_variant_get | 2..3 | a | ? | !variants have no counterpart; get_json_object and from_json read JSON
        """;
}
