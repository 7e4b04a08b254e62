using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Sql;
using Weir.Core.Text;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>A module while Spark defines it, and the relations it makes.</summary>
internal sealed class ModuleScope(Workspace workspace, ManifestModule module, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellation)
    : DefinitionScope(module, inputs)
{
    internal Workspace Workspace => workspace;

    internal CancellationToken Cancellation => cancellation;

    /// <summary>Makes a port of a query.</summary>
    internal Task<Relation?> DefinePortAsync(string port, SqlComposer query) => DefinePortAsync(port, name => workspace.DefineAsync(name, query, cancellation), Module.Span, Inputs);

    /// <summary>Makes a port of a plan.</summary>
    internal Task<Relation?> DefinePortAsync(string port, Func<string, RelationEntry> entry) =>
        DefinePortAsync(port, name => workspace.DefineAsync(entry(name), cancellation), Module.Span, Inputs);

    /// <summary>Makes the port of a source; errors in its filter are explained with the source's own columns.</summary>
    internal Task<Relation?> DefineSourceAsync(string port, SqlComposer query, Schema columns) => DefinePortAsync(
        port, name => workspace.DefineAsync(name, query, cancellation), Module.Span, [new ModuleInput(Module.Id, port, new Relation("", columns)) { ModuleId = Module.Id }]);

    /// <summary>Makes a relation that only this module sees.</summary>
    internal Task<Relation?> DefineInnerAsync(string name, SqlComposer query) =>
        TryAsync(() => workspace.DefineAsync($"{Module.Id}/{name}", query, cancellation), Module.Span, Inputs);

    /// <summary>Makes a relation of a plan that only this module sees.</summary>
    internal Task<Relation?> DefineInnerAsync(string name, Func<string, RelationEntry> entry, SourceSpan span) =>
        TryAsync(() => workspace.DefineAsync(entry($"{Module.Id}/{name}"), cancellation), span, Inputs);

    /// <summary>Does something that Spark may refuse; a refusal becomes a finding.</summary>
    internal async Task<T?> TryAsync<T>(Func<Task<T>> action, SourceSpan span, IReadOnlyList<ModuleInput> known)
        where T : class
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (SparkException exception) when (exception.Error.Failure == SparkFailure.Query)
        {
            // A data source that the cluster does not have is the format's fault, wherever it is used.
            SourceSpan place = exception.Error.Is("DATA_SOURCE_NOT_FOUND") && Module.Type == ModuleType.Ingress && Config.Has(IngressSpec.Format) ? Config.SpanOf(IngressSpec.Format) : span;
            ErrorContext context = new(Module.Id, place.IsNone ? Module.Span : place, known);
            Diagnostic first = Workspace.Errors.Translate(exception.Error, context);
            IReadOnlyList<Diagnostic> more = await UnknownNames.BehindAsync(Workspace, exception, context, cancellation).ConfigureAwait(false);
            Findings.AddRange(more.Prepend(first).OrderBy(finding => finding.Span.Start));
            return null;
        }
    }

    private async Task<Relation?> DefinePortAsync(string port, Func<string, Task<Relation>> define, SourceSpan span, IReadOnlyList<ModuleInput> known)
    {
        Relation? relation = await TryAsync(() => define($"{Module.Id}.{port}"), span, known).ConfigureAwait(false);
        if (relation is not null)
        {
            PassOn(port, relation);
        }

        return relation;
    }

    protected override SqlOutline Outline(string sql) => SparkScanner.Scan(sql);
}
