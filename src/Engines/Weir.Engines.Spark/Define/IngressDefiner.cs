using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Read;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>Defines an Ingress: finds its columns and fixes them, checks what the author says about them.</summary>
internal static class IngressDefiner
{
    internal static async Task DefineAsync(ModuleScope scope)
    {
        bool isTable = scope.Config.Has(IngressSpec.Table) && !scope.Config.Has(IngressSpec.Format);
        Wire.Relation? plan = isTable ? Table(scope) : await FromFormatAsync(scope).ConfigureAwait(false);
        if (plan is null || scope.Findings.HasErrors)
        {
            return;
        }

        RelationEntry Source(string name) => new(name, _ => plan, [], IsVolatile: false);
        if (await scope.DefineInnerAsync("source", Source, scope.Config.SpanOf(isTable ? IngressSpec.Table : IngressSpec.Path)).ConfigureAwait(false) is not { } all)
        {
            return;
        }

        SchemaHintCheck.Run(scope, all.Schema);
        NewColumnCheck.Run(scope, all.Schema);
        if (scope.Findings.HasErrors)
        {
            return;
        }

        if (!scope.Config.Has(IngressSpec.PartitionFilters))
        {
            scope.PassOn(Ports.Main, all);
            return;
        }

        SqlText filter = scope.Config.Get(IngressSpec.PartitionFilters);
        if (scope.RequireExpression(filter))
        {
            SqlComposer query = new SqlComposer().Add("SELECT * FROM ").AddRelation(all.Name).Add($" AS {Quote.Identifier(scope.Module.Id)} WHERE ").AddExpression(filter);
            await scope.DefineSourceAsync(Ports.Main, query, all.Schema).ConfigureAwait(false);
        }
    }

    private static Wire.Relation Table(ModuleScope scope) =>
        new() { Read = new Wire.Read { NamedTable = new Wire.Read.Types.NamedTable { UnparsedIdentifier = scope.Config.Get(IngressSpec.Table) } } };

    private static async Task<Wire.Relation?> FromFormatAsync(ModuleScope scope)
    {
        if (SourceFormat.Of(scope) is not { } format)
        {
            return null;
        }

        try
        {
            return SourcePlan.Of(scope, format) is { } source ? await WithColumnsAsync(scope, source).ConfigureAwait(false) : null;
        }
        catch (WeirException exception)
        {
            scope.Findings.Add(exception.Diagnostic with { ModuleId = scope.Module.Id });
            return null;
        }
    }

    /// <summary>Asks Spark for the columns, once: with them in the plan it neither reads footers nor infers types again.</summary>
    private static async Task<Wire.Relation?> WithColumnsAsync(ModuleScope scope, SourcePlan source)
    {
        Wire.Relation open = source.Build(schema: null);
        if (!source.HasFiles)
        {
            return open;
        }

        scope.Workspace.Sources.Register(source.Path!.Local ?? source.Path.Uri, scope.Module.Id, scope.Config.SpanOf(IngressSpec.Path));
        Schema? found = await scope.TryAsync(() => FindAsync(scope, source, open), scope.Config.SpanOf(IngressSpec.Path), []).ConfigureAwait(false);
        Schema? settled = found is null || scope.Findings.HasErrors ? null : SourceSchema.Settle(scope, source, found);
        return settled is null ? null : source.Build(settled);
    }

    private static async Task<Schema> FindAsync(ModuleScope scope, SourcePlan source, Wire.Relation open)
    {
        try
        {
            return SparkTypes.ToSchema(await scope.Workspace.Client.SchemaAsync(open, scope.Cancellation).ConfigureAwait(false));
        }
        catch (SparkException exception) when (MissingSource.Report(scope, source.Path, exception.Error))
        {
            return Schema.Empty;
        }
    }
}
