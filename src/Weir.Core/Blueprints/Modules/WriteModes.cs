using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>The spellings of <see cref="WriteMode"/>.</summary>
public static class WriteModes
{
    public static Choice<WriteMode>[] Choices { get; } =
    [
        new("error", WriteMode.Error, "the run is refused when the target exists", "errorifexists"),
        new("overwrite", WriteMode.Overwrite, "the target is replaced as a whole"),
        new("append", WriteMode.Append, "rows are added"),
        new("ignore", WriteMode.Ignore, "nothing is written when the target exists"),
        new("merge", WriteMode.Merge, "rows with a known key are replaced, others added"),
        new("overwrite_partitions", WriteMode.OverwritePartitions, "only the partitions that the rows belong to are replaced"),
    ];

    /// <summary>The mode of an Egress.</summary>
    /// <remarks>Asked here, so that reading a value of this type is compiled when Weir is built and not when it starts.</remarks>
    public static WriteMode Of(Config config) => config.Get(EgressSpec.Mode);
}
