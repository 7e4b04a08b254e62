using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Read;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Write;

/// <summary>Append to a single file: the rows that it has, then the new ones, matched by name.</summary>
/// <param name="Query">Old rows and new rows.</param>
/// <param name="Count">The number of old rows.</param>
internal sealed record ExistingRows(string Query, long Count)
{
    /// <exception cref="WeirException">The columns don't go together.</exception>
    internal static ExistingRows Read(Workspace workspace, WriteRequest request, WriteFormat format, CancellationToken cancellation)
    {
        Schema added = request.Relation.Schema;
        if (!format.HasColumnNames)
        {
            throw Refuse(request, "A CSV file without a header can't be appended to by name.", "Write a header, or write to a folder.");
        }

        // A text file's columns take the types of the new rows; a value that does not fit stops the write.
        Schema present = workspace.SchemaOf(format.ToReader(request.ExistingFile!, []), cancellation);
        IEnumerable<(string, string)> types = format.Name == "csv" ? SharedTypes(present, added) : [];
        string reader = format.ToReader(request.ExistingFile!, types);
        Check(request, format, present, added);
        long count = (long)workspace.Rows($"SELECT count(*) FROM {reader}", cancellation)[0][0]!;
        return new ExistingRows($"SELECT * FROM {reader} UNION ALL BY NAME SELECT * FROM {request.Relation.Name}", count);
    }

    private static IEnumerable<(string Name, string Type)> SharedTypes(Schema present, Schema added) =>
        from field in added.Fields
        let old = present.Find(field.Name)
        where old is not null
        select (old.Name, DuckDbTypes.ToDuckDb(field.Type) ?? "VARCHAR");

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

    /// <summary>Parquet knows its types. CSV's are those that are asked for. JSON's are looked for in the data, which tells numbers from texts, but not their widths.</summary>
    private static bool Agrees(string format, DataType old, DataType current) => format switch
    {
        "csv" => true,
        "json" => IsText(old) == IsText(current) || old is PrimitiveType { Kind: PrimitiveKind.Json },
        _ => old.Equals(current),
    };

    /// <summary>Whether values stand in quotes: all that is neither number, boolean nor nested.</summary>
    private static bool IsText(DataType type) => type is PrimitiveType { Kind: > PrimitiveKind.Double };

    private static WeirException Refuse(WriteRequest request, string message, string hint) =>
        new(new Diagnostic(EngineCodes.SchemaMismatch, request.Module.Config.SpanOf(EgressSpec.Path), message) { Hint = hint, ModuleId = request.Module.Id });
}
