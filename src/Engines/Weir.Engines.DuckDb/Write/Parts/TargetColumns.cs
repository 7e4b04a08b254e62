using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Engines.DuckDb.Define;

namespace Weir.Engines.DuckDb.Write.Parts;

/// <summary>Whether rows and a target go together: types, columns and partitions.</summary>
internal static class TargetColumns
{
    /// <exception cref="WeirException">They don't.</exception>
    internal static void Require(WriteRequest request, TargetContent there)
    {
        if (Findings(request.Module, request.Relation.Schema, there).FirstOrDefault(finding => finding.Severity == Severity.Error) is { } error)
        {
            throw new WeirException(error);
        }
    }

    /// <summary>What does not go together, and new columns where they are to be told.</summary>
    internal static IEnumerable<Diagnostic> Findings(ManifestModule module, Schema added, TargetContent there)
    {
        if (there.Files.Count == 0)
        {
            yield break;
        }

        if (PartitionLayout.Mismatch(module.Config.Get(EgressSpec.PartitionBy), there.PartitionColumns) is { } layout)
        {
            yield return Find(EngineCodes.TargetLayout, module, EgressSpec.PartitionBy, layout, "Write with the target's own partitions, or make it anew with `mode: overwrite`.");
        }

        string[] differing = [.. from field in added.Fields
                                 let old = there.Schema.Find(field.Name)
                                 where old is not null && !old.Type.Equals(field.Type)
                                 select $"'{field.Name}' ({old.Type} there, {field.Type} now)"];
        if (differing.Length > 0)
        {
            yield return Find(EngineCodes.SchemaMismatch, module, EgressSpec.Path, $"The target has other types: {string.Join(", ", differing)}.", "Cast the columns before, or make the target anew with `mode: overwrite`.");
        }

        if (NewColumns(module, added, there.Schema) is { } found)
        {
            yield return found;
        }
    }

    /// <summary>Columns that the target does not have, where that is not simply allowed.</summary>
    internal static Diagnostic? NewColumns(ManifestModule module, Schema added, Schema present)
    {
        NewColumnPolicy policy = module.Config.Get(EgressSpec.OnNewColumns);
        string[] extra = policy == NewColumnPolicy.Allow ? [] : [.. added.Names.Where(name => present.Find(name) is null)];
        return extra.Length == 0 ? null : Find(
            policy == NewColumnPolicy.Fail ? EngineCodes.NewColumns : EngineCodes.NewColumnsSeen, module, EgressSpec.OnNewColumns,
            $"The target of '{module.Id}' does not have {ModuleScope.Names(extra)} yet.", "Leave the columns out, or allow them with `on_new_columns: allow`.");
    }

    private static Diagnostic Find(DiagnosticCode code, ManifestModule module, Core.Specs.Field field, string message, string hint) =>
        new(code, module.Config.SpanOf(field), message) { Hint = hint, ModuleId = module.Id };
}
