using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;

namespace Weir.Dialects.Components.BuiltIns;

/// <summary>The keys of built-in components.</summary>
public static class BuiltInFields
{
    public static Field<string> OutputView { get; } = Field.Text("output_view").Required().Doc("The name under which others read its rows.", "orders");

    public static Field<string> InputView { get; } = Field.Text("input_view").Required().Doc("The view whose rows are written.", "orders");

    public static Field<SqlText> Query { get; } = Field.Sql("sql", SqlRole.Query).Required().Doc("A query over views by name.", "SELECT * FROM orders WHERE amount > 0");

    public static Field<string> SourcePath { get; } = Field.Path("path").Required().Doc("A file, a folder, a glob or a URL. Relative paths start at the file's folder.", "data/orders.csv");

    public static Field<string> TargetPath { get; } = Field.Path("path").Required().Doc("The target; without an ending such as `.csv` a folder.", "out/orders.parquet");

    public static Field<string> TableName { get; } = Field.Text("table_name").Required().Doc("A table of the engine's database or catalogue.", "main.orders");

    public static Field<string> OutputTable { get; } = Field.Text("output_table").Required().Doc("A table of the engine's database or catalogue.", "main.orders");

    public static Field<SqlText> Filter { get; } = Field.Sql("filter_condition", SqlRole.Predicate).Doc("Which rows are read.", "amount > 0");

    public static Field<bool> Header { get; } = Field.Boolean("header").Default(true).Doc("Whether the first line names the columns.");

    public static Field<bool> InferSchema { get; } = Field.Boolean("infer_schema").Default(true).Doc("Whether to find the columns' types in the data.");

    public static Field<WriteMode> Mode { get; } = Field.Choice("mode", WriteModes.Choices).Default(WriteMode.Overwrite).Doc("What to do with what is there already.");

    public static Field<IReadOnlyList<string>> PartitionBy { get; } = Field.Texts("partition_by", acceptSingle: true).Default([]).Doc("Columns whose values name folders.");

    public static Field<IReadOnlyDictionary<string, string>> Options { get; } = Field.Map("options", TextType.Instance).Doc("Options of the format.");
}
