using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Engines.Spark.Define;

namespace Weir.Engines.Spark.Write.Parts;

/// <summary>Whether rows and files that are there go together: types, columns and partitions.</summary>
internal static class FileTargetCheck
{
    /// <summary>What does not, or is to be told; null when all does.</summary>
    internal static Diagnostic? Find(ManifestModule module, Schema rows, FileTarget there)
    {
        if (there.Schema.Fields.Length == 0)
        {
            return null;
        }

        return Layout(module, there.Partitions) ?? Types(module, rows, there.Schema) ?? Keys(module, there.Schema) ?? NewColumns(module, rows, there.Schema);
    }

    /// <summary>Files that are not in folders of the Egress's partition columns.</summary>
    internal static Diagnostic? Layout(ManifestModule module, IReadOnlyList<string> there)
    {
        IReadOnlyList<string> asked = module.Config.Get(EgressSpec.PartitionBy);
        return asked.SequenceEqual(there, StringComparer.OrdinalIgnoreCase) ? null : Refuse(
            EngineCodes.TargetLayout, module, EgressSpec.PartitionBy, $"The target is {Described(there)}, and the rows would be {Described(asked)}.",
            "Write with the target's own partitions, or make it anew with `mode: overwrite`.");
    }

    private static Diagnostic? Types(ManifestModule module, Schema rows, Schema present)
    {
        string[] differing = [.. from field in rows.Fields
                                 let old = present.Find(field.Name)
                                 where old is not null && old.Type.ToString() != field.Type.ToString()
                                 select $"'{field.Name}' ({old.Type} there, {field.Type} now)"];
        return differing.Length == 0 ? null : Refuse(
            EngineCodes.SchemaMismatch, module, EgressSpec.Path, $"The target has other types: {string.Join(", ", differing)}.", "Cast the columns before, or make the target anew with `mode: overwrite`.");
    }

    /// <summary>Columns that the target does not have, where that is not simply allowed: an error, or a warning.</summary>
    internal static Diagnostic? NewColumns(ManifestModule module, Schema rows, Schema present)
    {
        NewColumnPolicy policy = module.Config.Get(EgressSpec.OnNewColumns);
        string[] extra = policy == NewColumnPolicy.Allow ? [] : [.. rows.Names.Where(name => present.Find(name) is null)];
        return extra.Length == 0 ? null : Refuse(
            policy == NewColumnPolicy.Fail ? EngineCodes.NewColumns : EngineCodes.NewColumnsSeen, module, EgressSpec.OnNewColumns,
            $"The target of '{module.Id}' does not have {ModuleScope.Names(extra)} yet.", "Leave the columns out, or allow them with `on_new_columns: allow`.");
    }

    private static Diagnostic? Keys(ManifestModule module, Schema present)
    {
        string[] missing = WriteModes.Of(module.Config) != WriteMode.Merge ? [] : [.. module.Config.Get(EgressSpec.MergeKey).Where(key => present.Find(key) is null)];
        return missing.Length == 0 ? null : Refuse(
            EngineCodes.SchemaMismatch, module, EgressSpec.MergeKey, $"The target has no {ModuleScope.Names(missing)}, by which rows are to be merged.",
            "Write the target with `mode: overwrite` once, or name another key.");
    }

    private static string Described(IReadOnlyList<string> columns) => columns.Count == 0 ? "not partitioned" : $"partitioned by {ModuleScope.Names(columns)}";

    private static Diagnostic Refuse(DiagnosticCode code, ManifestModule module, Field field, string message, string hint) =>
        new(code, module.Config.SpanOf(field), message) { Hint = hint, ModuleId = module.Id };
}
