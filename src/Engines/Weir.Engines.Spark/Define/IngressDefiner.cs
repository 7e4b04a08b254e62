using System.Globalization;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Read;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;
using Weir.Engines.Spark.Tables;

namespace Weir.Engines.Spark.Define;

/// <summary>Defines an Ingress: finds its columns and fixes them, checks what the author says about them.</summary>
internal static class IngressDefiner
{
    internal static async Task DefineAsync(ModuleScope scope)
    {
        if (scope.Config.Has(IngressSpec.Query))
        {
            await FromQueryAsync(scope).ConfigureAwait(false);
            return;
        }

        bool isTable = scope.Config.Has(IngressSpec.Table) && scope.Config.Get(IngressSpec.Format) is not ("jdbc" or "kafka");
        Wire.Relation? plan = isTable ? Table(scope) : await FromFormatAsync(scope).ConfigureAwait(false);
        if (plan is null || scope.Findings.HasErrors)
        {
            return;
        }

        RelationEntry Source(string name) => new(name, _ => plan, [], IsVolatile: false);
        if (await scope.DefineInnerAsync("source", Source, PlaceOf(scope, isTable)).ConfigureAwait(false) is not { } all)
        {
            return;
        }

        SchemaHintCheck.Run(scope, all.Schema, SparkTypes.EngineName);
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

    private static SourceSpan PlaceOf(ModuleScope scope, bool isTable) =>
        scope.Config.SpanOf(isTable ? IngressSpec.Table : scope.Config.Has(IngressSpec.Path) ? IngressSpec.Path : IngressSpec.Format);

    /// <summary>A query over what the cluster itself can reach.</summary>
    private static async Task FromQueryAsync(ModuleScope scope)
    {
        SqlText query = scope.Config.Get(IngressSpec.Query);
        if (scope.RequireExpression(query) && await scope.DefineSourceAsync(Ports.Main, new SqlComposer().AddAuthored(query), Schema.Empty).ConfigureAwait(false) is { } all)
        {
            SchemaHintCheck.Run(scope, all.Schema, SparkTypes.EngineName);
            NewColumnCheck.Run(scope, all.Schema);
        }
    }

    private static Wire.Relation Table(ModuleScope scope)
    {
        string name = scope.Config.Get(IngressSpec.Table);
        if (!scope.Config.Has(IngressSpec.TimeTravel))
        {
            return new Wire.Relation { Read = new Wire.Read { NamedTable = new Wire.Read.Types.NamedTable { UnparsedIdentifier = name } } };
        }

        Config travel = scope.Config.Get(IngressSpec.TimeTravel);
        string when = travel.Has(TimeTravelSpec.Version)
            ? string.Create(CultureInfo.InvariantCulture, $"VERSION AS OF {travel.Get(TimeTravelSpec.Version)}")
            : $"TIMESTAMP AS OF {Quote.Literal(travel.Get(TimeTravelSpec.Timestamp))}";
        return new Wire.Relation { Sql = new Wire.SQL { Query = $"SELECT * FROM {string.Join('.', TableName.Parts(name).Select(Quote.Identifier))} {when}" } };
    }

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
        if (settled is { Fields.Length: 0 } && !scope.Findings.HasErrors)
        {
            ReportEmpty(scope, source);
            return null;
        }

        return settled is null ? null : source.Build(settled);
    }

    private static void ReportEmpty(ModuleScope scope, SourcePlan source)
    {
        bool isText = source.Path?.Local is { } file && file.Contains(".csv", StringComparison.OrdinalIgnoreCase) && File.Exists(file);
        scope.Report(
            EngineCodes.SourceUnreadable, scope.Config.SpanOf(IngressSpec.Path),
            isText ? $"The file '{source.Path!.Local}' is empty: it has no header to tell its columns." : "The source holds no record, so its columns can't be known.",
            isText ? "Write at least the header into it." : "Write at least one record into it.");
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
