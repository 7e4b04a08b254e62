using System.Collections.Immutable;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Manifests;

namespace Weir.Connectors.Databases.Write;

/// <summary>How staged rows and those of the table come together.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="MergeKey">Mode merge: the columns that identify a row.</param>
/// <param name="AddColumns">Whether columns that the table lacks are added to it.</param>
/// <param name="ReplaceTable">Mode overwrite: whether the table is made anew with the rows' columns.</param>
internal sealed record WritePlan(WriteMode Mode, ImmutableArray<string> MergeKey, bool AddColumns, bool ReplaceTable)
{
    internal static WritePlan Of(ManifestModule module) => new(
        module.Config.Get(EgressSpec.Mode),
        [.. module.Config.Get(EgressSpec.MergeKey) ?? []],
        module.Config.Get(EgressSpec.MergeSchema),
        module.Config.Get(EgressSpec.OverwriteSchema));
}
