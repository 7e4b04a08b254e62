using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Define;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Write;

/// <summary>Append to a single file: the rows that it has, then the new ones, matched by name.</summary>
internal static class ExistingRows
{
    private const string Present = "present";

    /// <summary>The plan of old rows and new rows.</summary>
    /// <param name="workspace">The session.</param>
    /// <param name="request">The write.</param>
    /// <param name="format">How the file is written.</param>
    /// <param name="added">The plan of the new rows.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="WeirException">The columns don't go together.</exception>
    internal static async Task<Wire.Relation> BeforeAsync(Workspace workspace, WriteRequest request, WriteFormat format, Wire.Relation added, CancellationToken cancellation)
    {
        if (!format.HasColumnNames)
        {
            throw Refuse(request, "A file without column names can't be appended to by name.", "Write a header, or write to a folder.");
        }

        Wire.Relation reader = Reader(request, format, schema: null);
        Schema present = SparkTypes.ToSchema(await workspace.Client.SchemaAsync(reader, cancellation).ConfigureAwait(false));
        Schema typed = format.Name == "csv" ? new Schema([.. present.Fields.Select(field => request.Relation.Schema.Find(field.Name) is { } own ? field with { Type = own.Type } : field)]) : present;
        Check(request, format, typed, request.Relation.Schema);
        SqlComposer union = Stacking.Query([new Relation(Present, typed), request.Relation], distinct: false);
        Dictionary<string, Wire.Relation> plans = new(StringComparer.Ordinal) { [Present] = Reader(request, format, typed), [request.Relation.Name] = added };
        return Workspace.SqlPlan(union.Build().Text, union.References, plans);
    }

    private static Wire.Relation Reader(WriteRequest request, WriteFormat format, Schema? schema)
    {
        Wire.Read.Types.DataSource source = new() { Format = format.SparkName, Paths = { "file://" + request.ExistingFile } };
        foreach ((string name, string value) in format.ReadOptions())
        {
            source.Options[name] = value;
        }

        if (schema is not null)
        {
            source.Schema = string.Join(", ", schema.Fields.Select(field => $"{Quote.Identifier(field.Name)} {SparkTypes.ToSpark(field.Type)}"));
        }

        return new Wire.Relation { Read = new Wire.Read { DataSource = source } };
    }

    private static void Check(WriteRequest request, WriteFormat format, Schema present, Schema added)
    {
        string[] differing = [.. from field in added.Fields
                                 let old = present.Find(field.Name)
                                 where old is not null && !Agrees(format.Name, old.Type, field.Type)
                                 select $"'{field.Name}' ({old.Type} there, {field.Type} now)"];
        if (differing.Length > 0)
        {
            throw Refuse(request, $"The file that is appended to has other types: {string.Join(", ", differing)}.", "Cast the columns before, or write with `mode: overwrite`.");
        }

        string[] extra = [.. added.Names.Where(name => present.Find(name) is null)];
        if (extra.Length > 0 && request.Module.Config.Get(EgressSpec.OnNewColumns) == NewColumnPolicy.Fail)
        {
            throw Refuse(request, $"The file that is appended to does not have {ModuleScope.Names(extra)}.", "Leave the columns out, or allow new ones with `on_new_columns: allow`.");
        }
    }

    /// <summary>JSON's types are looked for in the data, which tells numbers from texts, but not their widths; the other formats know theirs.</summary>
    private static bool Agrees(string format, DataType old, DataType current) => format == "json" ? IsText(old) == IsText(current) : old.Equals(current);

    /// <summary>Whether values stand in quotes: all that is neither number, boolean nor nested.</summary>
    private static bool IsText(DataType type) => type is PrimitiveType { Kind: > PrimitiveKind.Double };

    private static WeirException Refuse(WriteRequest request, string message, string hint) =>
        new(new Diagnostic(EngineCodes.SchemaMismatch, request.Module.Config.SpanOf(EgressSpec.Path), message) { Hint = hint, ModuleId = request.Module.Id });
}
