using Weir.Core.Blueprints.Modules;
using Weir.Core.Manifests;

namespace Weir.Engines.Spark.Tables;

/// <summary>How staged rows and those of a table of the catalogue come together.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Format">What a table that is yet to be is made of; null for the catalogue's own choice.</param>
/// <param name="MergeKey">Mode merge: the columns that identify a row.</param>
/// <param name="ReplaceWhere">Mode overwrite_partitions: which part is replaced.</param>
/// <param name="AddColumns">Whether columns that the table lacks are added to it.</param>
/// <param name="ReplaceTable">Mode overwrite: whether the table is made anew with the rows' columns.</param>
internal sealed record TablePlan(WriteMode Mode, string? Format, IReadOnlyList<string> MergeKey, string? ReplaceWhere, bool AddColumns, bool ReplaceTable)
{
    internal static TablePlan Of(ManifestModule module) => new(
        WriteModes.Of(module.Config),
        module.Config.Get(EgressSpec.Format) is { } format && format != "table" ? format : null,
        module.Config.Get(EgressSpec.MergeKey) ?? [],
        module.Config.Get(EgressSpec.ReplaceWhere)?.Text.Trim().TrimEnd(';'),
        module.Config.Get(EgressSpec.MergeSchema),
        module.Config.Get(EgressSpec.OverwriteSchema));
}
