using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints.Modules;

/// <summary>Channel: one step that turns relations into a relation.</summary>
public static class ChannelSpec
{
    public static Field<string> Op { get; } = Field.Text("op").Default("sql").Doc("The operation.", "filter");

    public static Field<SqlText> SpillwayCondition { get; } = Field.Sql("spillway_condition", SqlRole.Predicate)
        .Doc("Rows for which this IS TRUE leave through the `spillway` port with `_aq_error_*` columns; all other rows, also those for which it is NULL, go on.", "amount IS NULL");

    public static Field<SqlText> Query { get; } = Field.Sql("query", SqlRole.Query).Required()
        .Doc("A query over the upstream modules by id; with exactly one upstream also `__input__`.", "SELECT * FROM __input__ WHERE amount > 0");

    public static Field<string> Left { get; } = Field.Text("left").Required().Doc("The upstream on the left.");

    public static Field<string> Right { get; } = Field.Text("right").Required().Doc("The upstream on the right.");

    public static Field<JoinType> JoinKind { get; } = Field.Choice("join_type", JoinTypes.Choices).Default(JoinType.Inner).Doc("The kind of join.");

    public static Field<SqlText> Condition { get; } = Field.Sql("condition", SqlRole.Predicate)
        .Doc("The join condition over both ids; required except for a cross join.", "orders.customer_id = customers.id");

    public static Field<BroadcastSide> Broadcast { get; } = Field.Choice("broadcast_side",
            new Choice<BroadcastSide>("left", BroadcastSide.Left), new Choice<BroadcastSide>("right", BroadcastSide.Right))
        .Doc("The small side, as a hint to a distributed engine; an embedded engine sees the sizes itself.");

    public static Field<SqlText> FilterCondition { get; } = Field.Sql("condition", SqlRole.Predicate).Alias("expr").Required()
        .Doc("Rows for which this IS TRUE go on.", "amount > 0");

    public static Field<IReadOnlyList<string>> Key { get; } = Field.Texts("key", acceptSingle: true).Alias("keys")
        .Doc("The columns that make a row the same as another; without it whole rows are compared.");

    public static Field<SqlText> OrderBy { get; } = Field.Sql("order_by", SqlRole.Ordering)
        .Doc("Which of several rows with one key is kept: the first in this order.", "updated_at DESC");

    public static Field<IReadOnlyList<string>> SelectColumns { get; } = Field.Texts("columns", acceptSingle: true).Alias("cols").Required().Doc("The columns to keep, in this order.");

    public static ComponentSpec RenamePair { get; } = new(ComponentKind.Part, "rename pair", "An old and a new name.",
        [Field.Text("from").Alias("old").Required().Doc("The column."), Field.Text("to").Alias("new").Required().Doc("Its new name.")]);

    public static Field<Node> RenameColumns { get; } = Field.Either("columns", new MapType<string>(TextType.Instance), new ListType<Config>(new ObjectType(RenamePair), false)).Required()
        .Doc("Old name to new name, as a mapping or as a list of `from` and `to`.");

    public static ComponentSpec CastPair { get; } = new(ComponentKind.Part, "cast pair", "A column and its new type.",
        [Field.Text("column").Alias("name").Required().Doc("The column."), Field.DataType("type").Required().Doc("Its new type.")]);

    public static Field<Node> CastColumns { get; } = Field.Either("columns", new MapType<DataType>(DataTypeType.Instance), new ListType<Config>(new ObjectType(CastPair), false)).Required()
        .Doc("Column to type, as a mapping or as a list of `column` and `type`. A value that does not fit stops the run.");

    public static Field<SqlText> SortOrder { get; } = Field.Sql("order_by", SqlRole.Ordering).Required().Doc("Sort keys, parted by commas, each with ASC or DESC.", "state, total DESC");

    public static Field<bool> AllowMissingColumns { get; } = Field.Boolean("allow_missing_columns").Default(true)
        .Doc("Whether inputs may lack columns; they are filled with NULL. Columns are matched by name.");

    public static Field<long> NumPartitions { get; } = Field.Integer("num_partitions", 1).Alias("num").Required().Doc("The number of partitions.");

    public static Field<IReadOnlyList<string>> PartitionColumns { get; } = Field.Texts("column", acceptSingle: true).Alias("col").Doc("The columns to partition by.");

    public static Field<string> StorageLevel { get; } = Field.Text("storage_level").Default("MEMORY_AND_DISK").Doc("Where the rows are kept.");

    public static IReadOnlyList<ComponentSpec> Operations { get; } =
    [
        Operation("sql", "Runs a query.", Query),
        Operation("join", "Joins two upstreams; all columns of both are kept.", Left, Right, JoinKind, Condition, Broadcast),
        Operation("filter", "Keeps the rows that meet a condition.", FilterCondition),
        Operation("select", "Keeps some columns.", SelectColumns),
        Operation("rename", "Renames columns; the others stay as they are.", RenameColumns),
        Operation("cast", "Changes the types of columns; the others stay as they are.", CastColumns),
        Operation("deduplicate", "Keeps one row of each key.", Key, OrderBy),
        Operation("sort", "Orders the rows.", SortOrder),
        Operation("union", "Stacks all upstreams, columns matched by name; duplicates stay.", AllowMissingColumns),
        Operation("repartition", "Spreads the rows over partitions of a distributed engine.", NumPartitions, PartitionColumns),
        Operation("coalesce", "Merges partitions of a distributed engine.", NumPartitions),
        Operation("cache", "Keeps the rows for several consumers.", StorageLevel),
    ];

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Module, "Channel", "Transforms rows: a query, or one of the ready-made operations.",
        [Op, SpillwayCondition, Field.Boolean("metrics_boundary").Default(false).Doc("Distributed engines only: count the rows at this point.")])
    {
        Variants = new VariantSet(Op, Operations),
        Example = "- id: clean\n  type: Channel\n  config:\n    op: filter\n    condition: amount > 0\n",
    };

    private static ComponentSpec Operation(string name, string summary, params Field[] fields) => new(ComponentKind.ChannelOperation, name, summary, fields);
}
