using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints.Modules;

/// <summary>What is done to a table after a run has written it.</summary>
public static class MaintenanceSpec
{
    public static Field<bool> Optimize { get; } = Field.Boolean("optimize").Doc("Whether small files are put together.");

    public static Field<IReadOnlyList<string>> ZOrderBy { get; } = Field.Texts("zorder_by", acceptSingle: true).Alias("zorder").Default([]).Doc("Columns by whose values rows are put side by side while files are put together.");

    public static Field<Node> Vacuum { get; } = Field.Either("vacuum", BooleanType.Instance, new IntegerType(0, int.MaxValue))
        .Doc("Whether files are removed that no version within the kept history names; a number says how many hours are kept. Default: 168 hours, which is also the least that Delta allows.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Part, "maintenance", "Maintenance of a Delta table after the write. It can't make the run fail: what fails is told.", [Optimize, ZOrderBy, Vacuum]);
}
