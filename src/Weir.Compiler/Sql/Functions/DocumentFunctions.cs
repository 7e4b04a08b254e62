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
        to_json | 2 | aa | string | @to_json_with
        schema_of_json | 1..2 | sa | string | @schema_of_json
        schema_of_csv | 1..2 | sa | string | @schema_of_csv
        schema_of_xml, schema_of_avro | 1..2 | a | string | !schemas of values are not inferred by another engine alike
        from_csv | 2..3 | sa | ? | @from_csv
        to_csv | 1..2 | a | string | @to_csv
        from_xml, to_xml | 1..3 | a | ? | !XML has no counterpart
        xpath | 2 | ss | array<string> | spark_xpath_list($1, $2)
        xpath_string | 2 | ss | string | spark_xpath_text($1, $2)
        xpath_boolean | 2 | ss | boolean | spark_xpath_flag($1, $2)
        xpath_double, xpath_number | 2 | ss | double | spark_xpath_number($1, $2)
        xpath_float | 2 | ss | float | CAST(spark_xpath_number($1, $2) AS FLOAT)
        xpath_int | 2 | ss | int | CAST(spark_clamp_32(spark_xpath_number($1, $2)) AS INTEGER)
        xpath_long | 2 | ss | bigint | CAST(spark_clamp_64(spark_xpath_number($1, $2)) AS BIGINT)
        xpath_short | 2 | ss | smallint | spark_wrap_16(CAST(spark_clamp_32(spark_xpath_number($1, $2)) AS HUGEINT))
        from_avro, to_avro, from_protobuf, to_protobuf | 1..4 | a | ? | !read or write the format with an Ingress or Egress
        parse_json | 1 | s | ? | CAST(spark_parse_json($1) AS JSON)
        try_parse_json | 1 | s | ? | CAST(spark_try_parse_json($1) AS JSON)
        to_variant_object | 1 | a | ? | CAST(spark_parse_json(CAST(to_json($1) AS VARCHAR)) AS JSON)
        is_variant_null | 1 | a | boolean | coalesce(CAST($1 AS VARCHAR) = 'null', false)
        is_valid_variant | 1 | a | boolean | ($1 IS NOT NULL OR NULL)
        variant_get, try_variant_get | 2..3 | aaa | ? | @variant_get
        schema_of_variant | 1 | a | string | spark_variant_schema(CAST($1 AS VARCHAR))
        schema_of_variant_agg | 1 | a | string | spark_variant_schemas(list(CAST($1 AS VARCHAR))$F)
        """;
}
