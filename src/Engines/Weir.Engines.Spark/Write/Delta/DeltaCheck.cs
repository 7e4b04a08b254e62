using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Engines.Spark.Define;

namespace Weir.Engines.Spark.Write.Delta;

/// <summary>Whether rows and a Delta table go together, by the rules that hold on every engine: types agree, and new columns are asked for.</summary>
internal static class DeltaCheck
{
    /// <summary>What does not; null when all does.</summary>
    internal static Diagnostic? Find(ManifestModule module, Schema rows, DeltaTarget table)
    {
        WriteMode mode = WriteModes.Of(module.Config);
        if (mode == WriteMode.Overwrite && module.Config.Get(EgressSpec.OverwriteSchema))
        {
            return null;
        }

        return Layout(module, table) ?? Types(module, rows, table.Schema) ?? NewColumns(module, rows, table.Schema) ?? (mode == WriteMode.Merge ? Keys(module, table.Schema) : null);
    }

    private static Diagnostic? Layout(ManifestModule module, DeltaTarget table)
    {
        IReadOnlyList<string> asked = module.Config.Get(EgressSpec.PartitionBy);
        return !module.Config.Has(EgressSpec.PartitionBy) || asked.SequenceEqual(table.Partitions, StringComparer.OrdinalIgnoreCase) ? null : Refuse(
            EngineCodes.TargetLayout, module, EgressSpec.PartitionBy, $"The target is {Described(table.Partitions)}, and the rows would be {Described(asked)}.",
            "Leave `partition_by` out: the table has its own; or make it anew with `mode: overwrite` and `overwrite_schema: true`.");
    }

    private static Diagnostic? Types(ManifestModule module, Schema rows, Schema present)
    {
        string[] differing = [.. from field in rows.Fields
                                 let old = present.Find(field.Name)
                                 where old is not null && old.Type.ToString() != field.Type.ToString()
                                 select $"'{field.Name}' ({old.Type} there, {field.Type} now)"];
        return differing.Length == 0 ? null : Refuse(
            EngineCodes.SchemaMismatch, module, PlaceOf(module), $"The table has other types: {string.Join(", ", differing)}.",
            "Cast the columns before, or replace the table's columns: `mode: overwrite` with `overwrite_schema: true`.");
    }

    private static Diagnostic? NewColumns(ManifestModule module, Schema rows, Schema present)
    {
        string[] extra = [.. rows.Names.Where(name => present.Find(name) is null)];
        return extra.Length == 0 || module.Config.Get(EgressSpec.MergeSchema) ? null : Refuse(
            EngineCodes.NewColumns, module, PlaceOf(module), $"The table does not have {ModuleScope.Names(extra)} yet.", "Allow new columns with `merge_schema: true`, or leave them out.");
    }

    private static Diagnostic? Keys(ManifestModule module, Schema present)
    {
        string[] missing = [.. module.Config.Get(EgressSpec.MergeKey).Where(key => present.Find(key) is null)];
        return missing.Length == 0 ? null : Refuse(
            EngineCodes.SchemaMismatch, module, EgressSpec.MergeKey, $"The target has no {ModuleScope.Names(missing)}, by which rows are to be merged.",
            "Write the target with `mode: overwrite` once, or name another key.");
    }

    private static Field PlaceOf(ManifestModule module) => module.Config.Has(EgressSpec.Path) ? EgressSpec.Path : EgressSpec.Table;

    private static string Described(IReadOnlyList<string> columns) => columns.Count == 0 ? "not partitioned" : $"partitioned by {ModuleScope.Names(columns)}";

    private static Diagnostic Refuse(DiagnosticCode code, ManifestModule module, Field field, string message, string hint) =>
        new(code, module.Config.SpanOf(field), message) { Hint = hint, ModuleId = module.Id };
}
