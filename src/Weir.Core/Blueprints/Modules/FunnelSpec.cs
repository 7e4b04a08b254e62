using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>Funnel: several relations, one out.</summary>
public static class FunnelSpec
{
    public static Field<FunnelMode> Mode { get; } = Field.Choice(
            "mode",
            new Choice<FunnelMode>("union_all", FunnelMode.UnionAll, "stacks the inputs, columns matched by name; duplicates stay"),
            new Choice<FunnelMode>("union", FunnelMode.Union, "as union_all, each row once"),
            new Choice<FunnelMode>("coalesce", FunnelMode.Coalesce, "row by row in order, per column the first input whose value is not NULL; rows beyond a shorter input are kept"),
            new Choice<FunnelMode>("zip", FunnelMode.Zip, "row by row in order, the columns side by side; a shorter input is filled with NULL"))
        .Required().Doc("How the inputs are merged.");

    public static Field<IReadOnlyList<string>> Inputs { get; } = Field.Texts("inputs").Required()
        .Doc("The upstream modules, at least two, in the order that matters for coalesce and zip. `module.branch` names a Junction's branch.");

    public static Field<FunnelSchemaCheck> SchemaCheck { get; } = Field.Choice(
            "schema_check",
            new Choice<FunnelSchemaCheck>("strict", FunnelSchemaCheck.Strict, "all inputs must have the same column names"),
            new Choice<FunnelSchemaCheck>("permissive", FunnelSchemaCheck.Permissive, "missing columns are filled with NULL"))
        .Default(FunnelSchemaCheck.Strict).Doc("For union_all and union: whether inputs may lack columns.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Module, "Funnel", "Merges several inputs into one.", [Mode, Inputs, SchemaCheck])
    {
        Example = "- id: all_orders\n  type: Funnel\n  config:\n    mode: union_all\n    inputs: [eu_orders, us_orders]\n",
    };
}
