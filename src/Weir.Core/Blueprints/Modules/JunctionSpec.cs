using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>Junction: one relation, several branches.</summary>
public static class JunctionSpec
{
    public static Field<JunctionMode> Mode { get; } = Field.Choice(
            "mode",
            new Choice<JunctionMode>("conditional", JunctionMode.Conditional, "each branch takes the rows for which its condition IS TRUE; branches may overlap; `_else_` takes the rows that no other branch took"),
            new Choice<JunctionMode>("broadcast", JunctionMode.Broadcast, "each branch takes all rows"),
            new Choice<JunctionMode>("partition", JunctionMode.Partition, "each branch takes the rows whose key equals its value"))
        .Required().Doc("How rows are given to branches.");

    public static Field<string> BranchId { get; } = Field.Text("id").Required().Doc("The branch's name, which is its port. `_else_` takes what no other branch took.");

    public static Field<SqlText> BranchCondition { get; } = Field.Sql("condition", SqlRole.Predicate).Doc("Mode conditional: which rows the branch takes.", "region = 'EU'");

    public static Field<string> BranchValue { get; } = Field.Text("value").Doc("Mode partition: the key's value; the branch's id when left out.");

    public static ComponentSpec Branch { get; } = new(ComponentKind.Part, "branch", "A branch of a Junction.", [BranchId, BranchCondition, BranchValue]);

    public static Field<IReadOnlyList<Config>> Branches { get; } = Field.List("branches", new ObjectType(Branch)).Required().Doc("The branches, at least one.");

    public static Field<string> PartitionKey { get; } = Field.Text("partition_key").Doc("Mode partition: the column.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Module, "Junction", "Splits rows into named branches.", [Mode, Branches, PartitionKey])
    {
        Example = "- id: by_region\n  type: Junction\n  config:\n    mode: conditional\n    branches:\n      - { id: eu, condition: \"region = 'EU'\" }\n      - { id: _else_ }\n",
    };
}
