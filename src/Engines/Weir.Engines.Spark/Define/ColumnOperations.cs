using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>Operations that keep the rows: select, rename and cast.</summary>
internal static class ColumnOperations
{
    internal static ChannelBody? Select(ModuleScope scope)
    {
        if (scope.SingleInput("A select") is not { } input)
        {
            return null;
        }

        (string Name, SourceSpan Span)[] columns = [.. ColumnNodes.Texts(scope.Config, ChannelSpec.SelectColumns)];
        bool good = scope.RequireUnique(columns.Select(c => c.Name), scope.Config.SpanOf(ChannelSpec.SelectColumns), "Name each column once.");
        foreach ((string name, SourceSpan span) in columns)
        {
            good &= scope.RequireColumn(input.Relation.Schema, name, span);
        }

        return good
            ? ChannelBody.Of(new SqlComposer().Add("SELECT ").AddList(columns.Select(c => Quote.Identifier(c.Name))).Add(" FROM ").AddRelation(input.Relation.Name).ThatReadsOnce())
            : null;
    }

    internal static ChannelBody? Rename(ModuleScope scope)
    {
        if (scope.SingleInput("A rename") is not { } input)
        {
            return null;
        }

        Dictionary<string, string> renamed = new(StringComparer.OrdinalIgnoreCase);
        bool good = true;
        foreach ((string from, ScalarNode to, SourceSpan span) in ColumnNodes.Pairs(scope.Config.NodeOf(ChannelSpec.RenameColumns)!, "from", "old", "to", "new"))
        {
            good &= scope.RequireColumn(input.Relation.Schema, from, span);
            renamed[from] = to.Text;
        }

        string NewName(SchemaField field) => renamed.GetValueOrDefault(field.Name, field.Name);
        Schema schema = input.Relation.Schema;
        SourceSpan all = scope.Config.SpanOf(ChannelSpec.RenameColumns);
        return good && scope.RequireUnique(schema.Fields.Select(NewName), all, "Give each column a name of its own.")
            ? ChannelBody.Of(
                new SqlComposer().Add("SELECT ").AddList(schema.Fields.Select(f => $"{Quote.Identifier(f.Name)} AS {Quote.Identifier(NewName(f))}")).Add(" FROM ").AddRelation(input.Relation.Name).ThatReadsOnce())
            : null;
    }

    internal static ChannelBody? Cast(ModuleScope scope)
    {
        if (scope.SingleInput("A cast") is not { } input)
        {
            return null;
        }

        bool good = true;
        Dictionary<string, string> casts = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string column, ScalarNode typeNode, SourceSpan span) in ColumnNodes.Pairs(scope.Config.NodeOf(ChannelSpec.CastColumns)!, "column", "name", "type", "type"))
        {
            string? type = TypeOf(scope, typeNode);
            good &= scope.RequireColumn(input.Relation.Schema, column, span) && type is not null;
            casts[column] = $"CAST({Quote.Identifier(column)} AS {type}) AS {Quote.Identifier(column)}";
        }

        return good
            ? ChannelBody.Of(
                new SqlComposer().Add("SELECT ").AddList(input.Relation.Schema.Names.Select(name => casts.GetValueOrDefault(name) ?? Quote.Identifier(name)))
                    .Add(" FROM ").AddRelation(input.Relation.Name).ThatReadsOnce())
            : null;
    }

    private static string? TypeOf(ModuleScope scope, ScalarNode node)
    {
        DiagnosticBag bag = new();
        if (!DataTypeType.Instance.TryRead(node, new SpecReader(bag, scope.Module.Id), out DataType? type))
        {
            scope.Findings.AddRange(bag);
            return null;
        }

        string? spelling = SparkTypes.ToSpark(type);
        if (spelling is null)
        {
            scope.Report(EngineCodes.NotSupported, node.Span, $"Spark has no type '{node.Display}'.", "Write a type of the shared vocabulary, or `spark:` and Spark's own spelling.");
        }

        return spelling;
    }
}
