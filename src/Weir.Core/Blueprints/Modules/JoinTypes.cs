using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>The spellings of <see cref="JoinType"/>.</summary>
public static class JoinTypes
{
    public static Choice<JoinType>[] Choices { get; } =
    [
        new("inner", JoinType.Inner, "rows with a partner on both sides"),
        new("left", JoinType.Left, "all rows of the left side", "left_outer"),
        new("right", JoinType.Right, "all rows of the right side", "right_outer"),
        new("full", JoinType.Full, "all rows of both sides", "outer|full_outer"),
        new("semi", JoinType.Semi, "left rows that have a partner, once", "left_semi"),
        new("anti", JoinType.Anti, "left rows that have none", "left_anti"),
        new("cross", JoinType.Cross, "every pair"),
    ];
}
