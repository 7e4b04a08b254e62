using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints.Modules;

/// <summary>Ingress: where rows come from.</summary>
public static class IngressSpec
{
    /// <summary>The error type of lines that leave through the spillway of an Ingress.</summary>
    public const string BadLineErrorType = "CorruptRecord";

    public static Field<string> Format { get; } = Field.Text("format")
        .Doc("The format of the source. May be left out with `table`, and where the path's ending tells it (.parquet, .csv, .json, .jsonl, .ndjson).", "parquet");

    public static Field<string> Path { get; } = Field.Path("path")
        .Doc("A file, a folder, a glob (`data/**/*.parquet`) or a URL. Relative paths start at the Blueprint's folder.", "data/orders.csv");

    public static Field<string> Table { get; } = Field.Text("table")
        .Doc("A table of the engine's database or catalogue, instead of a path.", "main.orders");

    public static Field<SqlText> Query { get; } = Field.Sql("query", SqlRole.Query)
        .Doc("A query over what the engine itself can reach (its table functions, its catalogues by full name), instead of a path.", "SELECT id AS n FROM range(10)");

    public static Field<string> Class { get; } = Field.Text("class")
        .Doc("Format custom: a source of your own, a C# class that derives from `RowSource` or implements `ISource`.", "sources.cs#Weather");

    public static Field<IReadOnlyDictionary<string, Node>> Settings { get; } = Field.Map("settings", AnyType.Instance)
        .Doc("Format custom: what the class is made with, parameters of its constructor and properties, in snake_case.");

    public static Field<SqlText> PartitionFilters { get; } = Field.Sql("partition_filters", SqlRole.Predicate)
        .Doc("A condition on the rows read; conditions on hive partition columns skip whole folders.", "year = 2024");

    public static Field<Config> TimeTravel { get; } = Field.Object("time_travel", TimeTravelSpec.Spec).Doc("Which state of a table with a log is read; the present one when left out.");

    public static Field<Node> SchemaHint { get; } = Field.Either("schema_hint", SchemaHintSpec.Type, new MapType<Data.DataType>(DataTypeType.Instance), SchemaHintSpec.ColumnList)
        .Doc("The columns and types that the source must have. It is checked, it does not cast: a missing column or another type stops the run. An integer may be wider than the hint.");

    public static Field<NewColumnPolicy> OnNewColumns { get; } = Field.Choice("on_new_columns", NewColumnPolicies.Choices)
        .Default(NewColumnPolicy.Allow).Doc("What to do with columns that `known_columns` does not name.");

    public static Field<IReadOnlyList<string>> KnownColumns { get; } = Field.Texts("known_columns")
        .Doc("The columns that are expected; the baseline of `on_new_columns`.");

    public static Field<bool> Header { get; } = Field.Boolean("header").Doc("CSV only: whether the first line names the columns; the same as `options.header`.");

    public static Field<bool> InferSchema { get; } = Field.Boolean("infer_schema").Default(true)
        .Doc("CSV only: whether to find the columns' types in the data; without it every column is a string.");

    public static Field<IReadOnlyDictionary<string, string>> Options { get; } = Field.Map("options", TextType.Instance)
        .Doc("Options of the format; each format's page lists them. An option that the engine does not know is an error.");

    /// <summary>Whether lines that don't fit leave the Ingress by themselves: CSV with the option <c>mode: PERMISSIVE</c>.</summary>
    public static bool SetsLinesAside(Config config) =>
        (config.NodeOf(Options) as MappingNode)?["mode"] is ScalarNode mode && string.Equals(mode.Text, "PERMISSIVE", StringComparison.OrdinalIgnoreCase);

    /// <summary>Every format shares these keys; formats differ in their options.</summary>
    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Module, "Ingress", "Reads rows from files, tables or other systems.",
        [Format, Path, Table, Query, Class, Settings, TimeTravel, PartitionFilters, SchemaHint, OnNewColumns, KnownColumns, Header, InferSchema, Options])
    {
        Groups = [new FieldGroup([Path, Table, Query], OneRequired: true) { Except = ConnectorFormats.Named }],
        Example = "- id: orders\n  type: Ingress\n  config:\n    format: csv\n    path: data/orders.csv\n    options: { header: true }\n",
    };
}
