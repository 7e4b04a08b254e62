using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints.Modules;

/// <summary>Egress: where rows go.</summary>
public static class EgressSpec
{
    public static Field<string> Format { get; } = Field.Text("format")
        .Doc("The format of the target: parquet, csv, json or depot. May be left out with `table`, and where the path's ending tells it.", "parquet");

    public static Field<WriteMode> Mode { get; } = Field.Choice("mode", WriteModes.Choices).Default(WriteMode.Error).Doc("What to do with what is there already.");

    public static Field<string> Path { get; } = Field.Path("path")
        .Doc("The target. A path that ends in `/`, or `partition_by`, makes a folder; otherwise a single file. Relative paths start at the Blueprint's folder.", "out/orders.parquet");

    public static Field<string> Table { get; } = Field.Text("table").Doc("A table of the engine's database or catalogue, instead of a path.");

    public static Field<IReadOnlyList<string>> PartitionBy { get; } = Field.Texts("partition_by", acceptSingle: true)
        .Default([]).Doc("Columns whose values name folders (`month=2001-01`), as hive does; they are left out of the files.");

    public static Field<IReadOnlyList<string>> MergeKey { get; } = Field.Texts("merge_key", acceptSingle: true).Doc("Mode merge: the columns that identify a row.");

    public static Field<SqlText> ReplaceWhere { get; } = Field.Sql("replace_where", SqlRole.Predicate).Doc("Mode overwrite_partitions: which part is replaced.");

    public static Field<bool> MergeSchema { get; } = Field.Boolean("merge_schema").Doc("Whether new columns are added to the target.");

    public static Field<bool> OverwriteSchema { get; } = Field.Boolean("overwrite_schema").Doc("Whether the target's schema is replaced.");

    public static Field<NewColumnPolicy> OnNewColumns { get; } = Field.Choice("on_new_columns", NewColumnPolicies.Choices)
        .Default(NewColumnPolicy.Allow).Doc("What to do with columns that the target does not have yet.");

    public static Field<string> RegisterAsTable { get; } = Field.Text("register_as_table").Doc("A name in the engine's catalogue for what is written, once the run has published it.");

    public static Field<Config> Maintenance { get; } = Field.Object("maintenance", MaintenanceSpec.Spec).Doc("What is done to the table once the run has published it.");

    public static Field<bool> Header { get; } = Field.Boolean("header").Doc("CSV only: whether the first line names the columns; the same as `options.header`. Default true.");

    public static Field<string> Key { get; } = Field.Text("key").Doc("Format depot: the key.");

    public static Field<string> Depot { get; } = Field.Text("depot").Doc("Format depot: the depot's name in the project file; the project's `default` when left out.");

    public static Field<string> Value { get; } = Field.Text("value").Doc("Format depot: the value.");

    public static Field<SqlText> ValueExpression { get; } = Field.Sql("value_expr", SqlRole.Aggregate).Doc("Format depot: an aggregate over the rows that gives the value.", "max(order_date)");

    public static Field<Node> Repartition { get; } = Field.Either("repartition", new IntegerType(1, int.MaxValue), BooleanType.Instance).Doc("Distributed engines only: the number of files, by a shuffle.");

    public static Field<Node> Coalesce { get; } = Field.Either("coalesce", new IntegerType(1, int.MaxValue), BooleanType.Instance).Doc("Distributed engines only: the number of files, without a shuffle.");

    public static Field<IReadOnlyDictionary<string, string>> Options { get; } = Field.Map("options", TextType.Instance)
        .Doc("Options of the format; each format's page lists them. An option that the engine does not know is an error.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Module, "Egress", "Writes rows. The target changes only when the whole run has succeeded.",
        [Format, Mode, Path, Table, PartitionBy, MergeKey, ReplaceWhere, MergeSchema, OverwriteSchema, OnNewColumns, RegisterAsTable, Maintenance,
            Header, Key, Depot, Value, ValueExpression, Repartition, Coalesce, Options])
    {
        Groups = [new FieldGroup([Path, Table], OneRequired: false) { Except = ConnectorFormats.Named }, new FieldGroup([Value, ValueExpression], OneRequired: false)],
        Example = "- id: save\n  type: Egress\n  config:\n    format: parquet\n    path: out/orders.parquet\n    mode: overwrite\n",
    };
}
