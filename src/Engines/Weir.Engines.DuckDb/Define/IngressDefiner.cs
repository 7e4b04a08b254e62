using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Outside;
using Weir.Engines.DuckDb.Extensions;
using Weir.Engines.DuckDb.Read;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Defines an Ingress: finds its files or table, fixes its columns, checks what the author says about them.</summary>
internal static class IngressDefiner
{
    internal static void Define(ModuleScope scope)
    {
        if (scope.Config.Has(IngressSpec.Query))
        {
            DefineQuery(scope);
            return;
        }

        string? source = OutsideRead.Applies(scope) ? OutsideRead.Find(scope)
            : scope.Config.Has(IngressSpec.Table) ? TableSource.Find(scope) : FromFiles(scope);
        if (source is null || scope.Findings.HasErrors)
        {
            return;
        }

        SourceSpan span = scope.Config.SpanOf(OutsideRead.Applies(scope) ? IngressSpec.Format : scope.Config.Has(IngressSpec.Table) ? IngressSpec.Table : IngressSpec.Path);
        SqlComposer query = new SqlComposer().Add($"SELECT * FROM {source}");
        Relation? all = scope.Try(() => new Relation("", scope.Workspace.SchemaOf(source, scope.Cancellation)), span);
        if (all is null)
        {
            return;
        }

        SchemaHintCheck.Run(scope, all.Schema, DuckDbTypes.EngineName);
        NewColumnCheck.Run(scope, all.Schema);
        if (scope.Config.Has(IngressSpec.PartitionFilters))
        {
            SqlText filter = scope.Config.Get(IngressSpec.PartitionFilters);
            if (!scope.RequireExpression(filter))
            {
                return;
            }

            query.Add(" WHERE ").AddExpression(filter);
        }

        if (!scope.Findings.HasErrors)
        {
            scope.DefineSource(Ports.Main, query, all.Schema);
            DefineSpillway(scope);
        }
    }

    private static void DefineSpillway(ModuleScope scope)
    {
        if (scope.SpilledLines is { } lines)
        {
            scope.DefineSource(Ports.Spillway, new SqlComposer().Add($"SELECT * FROM {lines}"), Schema.Empty);
        }
    }

    private static void DefineQuery(ModuleScope scope)
    {
        SqlText query = scope.Config.Get(IngressSpec.Query);
        if (QueryOperation.IsQuery(scope, query) && scope.DefinePort(Ports.Main, new SqlComposer().AddAuthored(query)) is { } relation)
        {
            SchemaHintCheck.Run(scope, relation.Schema, DuckDbTypes.EngineName);
            NewColumnCheck.Run(scope, relation.Schema);
        }
    }

    private static string? FromFiles(ModuleScope scope)
    {
        Config config = scope.Config;
        string path = config.Get(IngressSpec.Path);
        SourceSpan span = config.SpanOf(IngressSpec.Path);
        if (SourceFormat.Of(scope, path) is not { } format)
        {
            return null;
        }

        MappingNode optionsNode = config.NodeOf(IngressSpec.Options) as MappingNode ?? MappingNode.Empty;
        DiagnosticBag bag = new();
        bool good = format.Capability.Options.Check(optionsNode, new SpecReader(bag, scope.Module.Id));
        scope.Findings.AddRange(bag);
        good = good && ExtensionNeed.Require(scope, format.Capability.Options.Name, span);
        if (good && format.OfTable is { } ofTable)
        {
            return scope.Try(() => ofTable(scope, path, span, new Config(format.Capability.Options, optionsNode)), span);
        }

        if (!good || SourceFiles.Find(scope, path, span, format.Capability.Extensions) is not { } files)
        {
            return null;
        }

        scope.Workspace.Sources.Register(files.Files, scope.Module.Id, span);
        return scope.Try(() => format.ToSql!(scope, files, new Config(format.Capability.Options, optionsNode)), span);
    }
}
