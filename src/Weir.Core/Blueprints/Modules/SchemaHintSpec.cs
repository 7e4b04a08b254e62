using Weir.Core.Data;
using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>The long form of <c>schema_hint</c>.</summary>
public static class SchemaHintSpec
{
    public static Field<SchemaHintMode> Mode { get; } = Field.Choice(
            "mode",
            new Choice<SchemaHintMode>("strict", SchemaHintMode.Strict, "every named column must be there"),
            new Choice<SchemaHintMode>("additive", SchemaHintMode.Strict, "the same as strict: more columns are welcome"),
            new Choice<SchemaHintMode>("subset", SchemaHintMode.Subset, "named columns may be absent"))
        .Default(SchemaHintMode.Strict, "strict").Doc("How strict the hint is.");

    public static Field<string> ColumnName { get; } = Field.Text("name").Required().Doc("The column.");

    public static Field<DataType> ColumnType { get; } = Field.DataType("type").Required().Doc("Its type.");

    public static ComponentSpec Column { get; } = new(ComponentKind.Part, "schema_hint column", "A column and its type.", [ColumnName, ColumnType]);

    /// <summary>A list of columns.</summary>
    public static ListType<Config> ColumnList { get; } = new(new ObjectType(Column), AcceptSingle: false);

    public static Field<IReadOnlyList<Config>> Columns { get; } = new Field<IReadOnlyList<Config>>("columns", ColumnList).Required().Doc("The columns.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Part, "schema_hint", "The columns that a source must have.", [Mode, Columns]);

    public static ObjectType Type { get; } = new(Spec);
}
