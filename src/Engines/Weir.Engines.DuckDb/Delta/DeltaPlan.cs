using System.Text.Json.Nodes;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Write.Parts;

namespace Weir.Engines.DuckDb.Delta;

/// <summary>What a write makes of a table's columns and partitions.</summary>
/// <param name="Schema">The columns afterwards.</param>
/// <param name="Partitions">The partition columns.</param>
/// <param name="Changes">Whether the table's metadata changes, or comes to be.</param>
internal sealed record DeltaPlan(Schema Schema, IReadOnlyList<string> Partitions, bool Changes)
{
    /// <exception cref="WeirException">The rows and the table don't go together.</exception>
    internal static DeltaPlan Of(ManifestModule module, Schema rows, DeltaSnapshot? table)
    {
        Schema added = Plain(rows);
        RequireTypes(module, added);
        IReadOnlyList<string> asked = module.Config.Get(EgressSpec.PartitionBy);
        bool replacesSchema = table is not null && WriteModes.Of(module.Config) == WriteMode.Overwrite && module.Config.Get(EgressSpec.OverwriteSchema);
        if (table is null || replacesSchema)
        {
            return new DeltaPlan(added, [.. asked.Select(name => added.Find(name)!.Name)], Changes: true);
        }

        if (module.Config.Has(EgressSpec.PartitionBy) && PartitionLayout.Mismatch(asked, table.PartitionColumns) is { } layout)
        {
            throw Refuse(EngineCodes.TargetLayout, module, EgressSpec.PartitionBy, layout, "Leave `partition_by` out: the table has its own; or make it anew with `mode: overwrite` and `overwrite_schema: true`.");
        }

        RequireSameTypes(module, added, table.Schema);
        SchemaField[] extra = [.. added.Fields.Where(field => table.Schema.Find(field.Name) is null)];
        if (extra.Length > 0 && !module.Config.Get(EgressSpec.MergeSchema))
        {
            throw Refuse(EngineCodes.NewColumns, module, EgressSpec.Path, $"The table does not have {ModuleScope.Names(extra.Select(field => field.Name))} yet.", "Allow new columns with `merge_schema: true`, or leave them out.");
        }

        return new DeltaPlan(new Schema([.. table.Schema.Fields, .. extra]), table.PartitionColumns, extra.Length > 0);
    }

    /// <summary>The log's <c>metaData</c>.</summary>
    internal JsonObject ToMetaData(DeltaSnapshot? table, DateTimeOffset now) => new()
    {
        ["id"] = table?.MetaData["id"]?.GetValue<string>() ?? Guid.NewGuid().ToString(),
        ["format"] = new JsonObject { ["provider"] = "parquet", ["options"] = new JsonObject() },
        ["schemaString"] = DeltaSchema.Write(Schema),
        ["partitionColumns"] = new JsonArray([.. Partitions.Select(name => (JsonNode)name)]),
        ["configuration"] = table?.MetaData["configuration"]?.DeepClone() ?? new JsonObject(),
        ["createdTime"] = table?.MetaData["createdTime"]?.DeepClone() ?? now.ToUnixTimeMilliseconds(),
    };

    /// <summary>JSON is text in a table.</summary>
    private static Schema Plain(Schema rows) =>
        new([.. rows.Fields.Select(field => field.Type is PrimitiveType { Kind: PrimitiveKind.Json } ? field with { Type = new PrimitiveType(PrimitiveKind.String) } : field)]);

    private static void RequireTypes(ManifestModule module, Schema added)
    {
        if (DeltaSchema.Unwritable(added) is { } field)
        {
            string hint = field.Type is PrimitiveType { Kind: PrimitiveKind.TimestampNtz } ? "Cast it: `CAST(... AS TIMESTAMP WITH TIME ZONE)`." : "Cast it to a type that Delta has.";
            throw Refuse(EngineCodes.NotSupported, module, EgressSpec.Format, $"A Delta table of writer version 2 can't hold '{field.Name}', which is a {field.Type}.", hint);
        }

        SchemaField? instant = module.Config.Get(EgressSpec.PartitionBy).Select(added.Find).FirstOrDefault(column => column?.Type is PrimitiveType { Kind: PrimitiveKind.TimestampTz or PrimitiveKind.Binary });
        if (instant is not null)
        {
            throw Refuse(EngineCodes.NotSupported, module, EgressSpec.PartitionBy, $"A Delta table is not partitioned by '{instant.Name}' here, which is a {instant.Type}.", "Partition by a date or a text.");
        }
    }

    private static void RequireSameTypes(ManifestModule module, Schema added, Schema present)
    {
        string[] differing = [.. from field in added.Fields
                                 let old = present.Find(field.Name)
                                 where old is not null && !old.Type.Equals(field.Type)
                                 select $"'{field.Name}' ({old.Type} there, {field.Type} now)"];
        if (differing.Length > 0)
        {
            throw Refuse(EngineCodes.SchemaMismatch, module, EgressSpec.Path, $"The table has other types: {string.Join(", ", differing)}.", "Cast the columns before, or replace the table's columns: `mode: overwrite` with `overwrite_schema: true`.");
        }
    }

    private static WeirException Refuse(DiagnosticCode code, ManifestModule module, Field field, string message, string hint) =>
        new(new Diagnostic(code, module.Config.SpanOf(field), message) { Hint = hint, ModuleId = module.Id });
}
