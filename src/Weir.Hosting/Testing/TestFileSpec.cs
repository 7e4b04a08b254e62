using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Hosting.Testing;

/// <summary>A file of tests (<c>*.aqtest.yml</c>, <c>*.weirtest.yml</c>): modules, the rows they are given, what must come out.</summary>
public static class TestFileSpec
{
    public static Field<string> Version { get; } = Field.Text("weir_test").Alias("aqueduct_test").Required().Doc("The version of this grammar.", "\"1.0\"");

    public static Field<string> Blueprint { get; } = Field.Path("blueprint").Required().Doc("The Blueprint under test; relative to this file.", "orders.yml");

    public static Field<IReadOnlyDictionary<string, DataType>> InputSchema { get; } = Field.Map("schema", DataTypeType.Instance).Required().Doc("Column to type, in the order of the rows' values.");

    public static Field<IReadOnlyList<Node>> InputRows { get; } = Field.List("rows", AnyType.Instance).Default([]).Doc("The rows: lists of values, or mappings from column to value; `null` is NULL.");

    public static ComponentSpec Input { get; } = new(ComponentKind.Part, "input", "The rows that stand for an upstream's.", [InputSchema, InputRows]);

    public static Field<string> AssertionType { get; } = Field.Text("type").Required().Doc("What is claimed.");

    public static Field<string> Port { get; } = Field.Text("port").Doc("Which output: `main`, `spillway`, or a branch; the test's own when left out.");

    public static Field<long> ExpectedCount { get; } = Field.Integer("expected", 0).Required().Doc("So many rows.");

    public static Field<IReadOnlyList<Node>> ExpectedRows { get; } = Field.List("rows", AnyType.Instance).Required().Doc("Mappings from column to value; columns that are not named may hold anything.");

    public static Field<SqlText> Expression { get; } = Field.Sql("expr", SqlRole.Query).Required().Doc("A query over `__output__`; the first value of its first row must be true.");

    public static ComponentSpec Assertion { get; } = new(ComponentKind.Part, "assertion", "What must be true of the output.", [AssertionType, Port])
    {
        Variants = new VariantSet(AssertionType,
        [
            new ComponentSpec(ComponentKind.Part, "row_count", "The number of rows.", [ExpectedCount]),
            new ComponentSpec(ComponentKind.Part, "contains", "Rows that must be there.", [ExpectedRows]),
            new ComponentSpec(ComponentKind.Part, "sql", "A query that must give true.", [Expression]),
        ]),
    };

    public static Field<string> Id { get; } = Field.Text("id").Required().Doc("The test's name.");

    public static Field<string> Description { get; } = Field.Text("description").Doc("What it is about.");

    public static Field<string> Module { get; } = Field.Text("module").Required().Doc("The module under test: a Channel, Junction, Funnel or Assert.");

    public static Field<IReadOnlyDictionary<string, Config>> Inputs { get; } = Field.Map("inputs", new ObjectType(Input)).Required().Doc("By upstream id, or by the name that the module's SQL uses.");

    public static Field<string> Branch { get; } = Field.Text("branch").Doc("The output that the assertions look at: a Junction's branch (the first when left out), or `spillway`.");

    public static Field<IReadOnlyList<Config>> Assertions { get; } = Field.List("assertions", new ObjectType(Assertion)).Required().Doc("What must be true.");

    public static ComponentSpec Case { get; } = new(ComponentKind.Part, "test", "One test.", [Id, Description, Module, Inputs, Branch, Assertions]);

    public static Field<IReadOnlyList<Config>> Tests { get; } = Field.List("tests", new ObjectType(Case)).Required().Doc("The tests.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Document, "test file", "Tests of a Blueprint's modules on rows that are written beside them.", [Version, Blueprint, Tests])
    {
        Example = "weir_test: \"1.0\"\nblueprint: orders.yml\ntests:\n  - id: large_only\n    module: large\n    inputs:\n      orders: { schema: { id: bigint, amount: double }, rows: [[1, 5.0], [2, 50.0]] }\n"
            + "    assertions:\n      - { type: row_count, expected: 1 }\n",
    };
}
