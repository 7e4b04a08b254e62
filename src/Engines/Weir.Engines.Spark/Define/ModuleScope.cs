using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Sql;
using Weir.Core.Text;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>A module while it is being defined: its inputs, its findings, and the relations it makes.</summary>
internal sealed class ModuleScope(Workspace workspace, ManifestModule module, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellation)
{
    private readonly Dictionary<string, Relation> ports = new(StringComparer.Ordinal);

    internal Workspace Workspace => workspace;

    internal ManifestModule Module => module;

    internal Config Config => module.Config;

    internal IReadOnlyList<ModuleInput> Inputs => inputs;

    internal DiagnosticBag Findings { get; } = [];

    internal CancellationToken Cancellation => cancellation;

    internal void Report(DiagnosticCode code, SourceSpan span, string message, string? hint = null) =>
        Findings.Add(code, span.IsNone ? Module.Span : span, message, hint, Module.Id);

    internal DefinedModule Finish() => new(Findings.HasErrors ? new Dictionary<string, Relation>(StringComparer.Ordinal) : ports, [.. Findings]);

    /// <summary>The only input, or null after a report.</summary>
    internal ModuleInput? SingleInput(string what)
    {
        if (Inputs.Count == 1)
        {
            return Inputs[0];
        }

        string found = Inputs.Count == 0 ? "it has none" : $"it has {Inputs.Count}: {string.Join(", ", Inputs.Select(input => input.Alias))}";
        Report(SparkCodes.WrongInputs, Module.Span, $"{what} takes one upstream; {found}.", "Draw one edge into it.");
        return null;
    }

    /// <summary>The input that a name in the configuration means: its alias, its module's id, or <c>module.branch</c>.</summary>
    internal ModuleInput? InputNamed(string name, SourceSpan span)
    {
        ModuleInput? found = Inputs.FirstOrDefault(input => input.Alias == name)
            ?? Inputs.FirstOrDefault(input => $"{input.ModuleId}.{input.Port}" == name)
            ?? Inputs.FirstOrDefault(input => input.ModuleId == name);
        if (found is null)
        {
            Report(SparkCodes.WrongInputs, span, $"'{name}' is not an upstream of '{Module.Id}'.", Suggestion.Hint(name, [.. Inputs.Select(input => input.Alias)]));
        }

        return found;
    }

    /// <summary>Whether a name is a column; reports it with the nearest names when it is not.</summary>
    internal bool RequireColumn(Schema schema, string name, SourceSpan span)
    {
        if (schema.Find(name) is not null)
        {
            return true;
        }

        Report(SparkCodes.UnknownColumn, span, $"There is no column '{name}' in the input of '{Module.Id}'.", Suggestion.Hint(name, [.. schema.Names]));
        return false;
    }

    /// <summary>Whether names are unlike one another; reports the first that comes twice.</summary>
    internal bool RequireUnique(IEnumerable<string> names, SourceSpan span, string hint)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        string[] twice = [.. names.Where(name => !seen.Add(name)).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (twice.Length > 0)
        {
            Report(SparkCodes.DuplicateColumn, span, $"The result of '{Module.Id}' would have more than one column named {Names(twice)}.", hint);
        }

        return twice.Length == 0;
    }

    /// <summary>Whether an author's expression is one expression; SQL that would break out of its brackets never reaches Spark.</summary>
    internal bool RequireExpression(SqlText sql)
    {
        SqlOutline outline = SparkScanner.Scan(sql.Text);
        if (outline.Unmatched is { } unmatched)
        {
            Report(SparkCodes.SqlSyntax, sql.Node.Locate(unmatched), $"The '{sql.Text[unmatched]}' has no partner.");
        }
        else if (outline.SecondStatement is { } second)
        {
            Report(SparkCodes.SqlNotAQuery, sql.Node.Locate(second), "This must be one expression; a semicolon parts it.");
        }
        else if (outline.IsEmpty)
        {
            Report(SparkCodes.SqlSyntax, sql.Node.Span, "The SQL is empty.");
        }
        else
        {
            return true;
        }

        return false;
    }

    /// <summary>Makes a port of a query.</summary>
    internal Task<Relation?> DefinePortAsync(string port, SqlComposer query) => DefinePortAsync(port, name => workspace.DefineAsync(name, query, cancellation), Module.Span, Inputs);

    /// <summary>Makes a port of a plan.</summary>
    internal Task<Relation?> DefinePortAsync(string port, Func<string, RelationEntry> entry) =>
        DefinePortAsync(port, name => workspace.DefineAsync(entry(name), cancellation), Module.Span, Inputs);

    /// <summary>Makes the port of a source; errors in its filter are explained with the source's own columns.</summary>
    internal Task<Relation?> DefineSourceAsync(string port, SqlComposer query, Schema columns) => DefinePortAsync(
        port, name => workspace.DefineAsync(name, query, cancellation), Module.Span, [new ModuleInput(Module.Id, port, new Relation("", columns)) { ModuleId = Module.Id }]);

    /// <summary>Makes a port that is another relation as it is.</summary>
    internal void PassOn(string port, Relation relation) => ports[port] = relation;

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

    internal static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private async Task<Relation?> DefinePortAsync(string port, Func<string, Task<Relation>> define, SourceSpan span, IReadOnlyList<ModuleInput> known)
    {
        Relation? relation = await TryAsync(() => define($"{Module.Id}.{port}"), span, known).ConfigureAwait(false);
        if (relation is not null)
        {
            ports[port] = relation;
        }

        return relation;
    }
}
