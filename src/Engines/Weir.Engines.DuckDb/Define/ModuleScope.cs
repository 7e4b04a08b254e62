using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Sql;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>A module while it is being defined: its inputs, its findings, and the views it makes.</summary>
internal sealed class ModuleScope
{
    private readonly CancellationToken cancellation;
    private readonly Dictionary<string, Relation> ports = new(StringComparer.Ordinal);
    private bool hasScopeSchema;

    internal ModuleScope(Workspace workspace, ManifestModule module, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellation)
    {
        Workspace = workspace;
        Module = module;
        Inputs = inputs;
        this.cancellation = cancellation;
    }

    internal Workspace Workspace { get; }

    internal ManifestModule Module { get; }

    internal Config Config => Module.Config;

    internal IReadOnlyList<ModuleInput> Inputs { get; }

    internal DiagnosticBag Findings { get; } = [];

    /// <summary>Ingress only: the FROM item of lines that leave through the spillway; null where there is none.</summary>
    internal string? SpilledLines { get; set; }

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
        Report(DuckDbCodes.WrongInputs, Module.Span, $"{what} takes one upstream; {found}.", "Draw one edge into it.");
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
            Report(DuckDbCodes.WrongInputs, span, $"'{name}' is not an upstream of '{Module.Id}'.", Suggestion.Hint(name, [.. Inputs.Select(input => input.Alias)]));
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

        Report(DuckDbCodes.UnknownColumn, span, $"There is no column '{name}' in the input of '{Module.Id}'.", Suggestion.Hint(name, [.. schema.Names]));
        return false;
    }

    /// <summary>Whether names are unlike one another; reports the first that comes twice.</summary>
    internal bool RequireUnique(IEnumerable<string> names, SourceSpan span, string hint)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        string[] twice = [.. names.Where(name => !seen.Add(name)).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (twice.Length > 0)
        {
            Report(DuckDbCodes.DuplicateColumn, span, $"The result of '{Module.Id}' would have more than one column named {Names(twice)}.", hint);
        }

        return twice.Length == 0;
    }

    /// <summary>Whether an author's expression is one expression; SQL that would break out of its brackets never reaches DuckDB.</summary>
    internal bool RequireExpression(SqlText sql)
    {
        SqlOutline outline = DuckDbScanner.Scan(sql.Text);
        if (outline.Unmatched is { } unmatched)
        {
            Report(DuckDbCodes.SqlSyntax, sql.Node.Locate(unmatched), $"The '{sql.Text[unmatched]}' has no partner.");
        }
        else if (outline.SecondStatement is { } second)
        {
            Report(DuckDbCodes.SqlNotAQuery, sql.Node.Locate(second), "This must be one expression; a semicolon parts it.");
        }
        else if (outline.IsEmpty)
        {
            Report(DuckDbCodes.SqlSyntax, sql.Node.Span, "The SQL is empty.");
        }
        else
        {
            return true;
        }

        return false;
    }

    /// <summary>Makes a port that is a view.</summary>
    /// <remarks>
    /// A query that names the module's inputs stands in the scope, and the port reads it: DuckDB looks the names in a view up beside that view, whoever reads it.
    /// </remarks>
    internal Relation? DefinePort(string port, SqlComposer query, params IReadOnlyList<Relation> upstreams)
    {
        if (hasScopeSchema)
        {
            if (DefineInner($"/{port}", query, upstreams) is not { } body)
            {
                return null;
            }

            query = Everything(body);
            upstreams = [body];
        }

        Relation? relation = View(Workspace.Names.Ports(Module.Id), port, query, upstreams);
        if (relation is not null)
        {
            ports[port] = relation;
        }

        return relation;
    }

    /// <summary>Makes the port of a source; errors in its filter are explained with the source's own columns.</summary>
    internal void DefineSource(string port, SqlComposer query, Schema columns)
    {
        ModuleInput self = new(Module.Id, port, new Relation("", columns)) { ModuleId = Module.Id };
        ErrorContext context = new(Module.Id, Module.Span, [self]);
        if (Try(() => Workspace.CreateView(Workspace.Names.Ports(Module.Id), port, query, [], cancellation), context) is { } relation)
        {
            ports[port] = relation;
        }
    }

    /// <summary>Makes a port that is another relation as it is.</summary>
    internal void PassOn(string port, Relation relation) => ports[port] = relation;

    /// <summary>Makes a view that only this module sees.</summary>
    internal Relation? DefineInner(string name, SqlComposer query, params IReadOnlyList<Relation> upstreams)
    {
        EnterScope();
        return View(Workspace.Names.Scope(Module.Id), name, query, upstreams);
    }

    /// <summary>Makes the module's inputs the tables of its SQL, under their aliases, and <c>__input__</c> where there is only one.</summary>
    internal void ExposeInputs()
    {
        string scope = EnterScope();
        foreach (ModuleInput input in Inputs)
        {
            View(scope, input.Alias, Everything(input.Relation), [input.Relation]);
        }

        if (Inputs.Count == 1 && Inputs[0].Alias != "__input__")
        {
            View(scope, "__input__", Everything(Inputs[0].Relation), [Inputs[0].Relation]);
        }
    }

    /// <summary>Runs something that DuckDB may refuse; a refusal becomes a finding.</summary>
    internal T? Try<T>(Func<T?> action, SourceSpan span)
        where T : class => Try(action, new ErrorContext(Module.Id, span.IsNone ? Module.Span : span, Inputs));

    internal static SqlComposer Everything(Relation relation) => new SqlComposer().Add($"SELECT * FROM {relation.Name}");

    internal static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private T? Try<T>(Func<T?> action, ErrorContext context)
        where T : class
    {
        try
        {
            return action();
        }
        catch (DuckDbException exception)
        {
            Diagnostic first = Workspace.Errors.Translate(exception, context);
            Findings.AddRange(UnknownNames.Behind(Workspace, exception, context).Prepend(first).OrderBy(finding => finding.Span.Start));
            return null;
        }
    }

    private Relation? View(string schema, string name, SqlComposer query, IReadOnlyList<Relation> upstreams)
    {
        Workspace.Functions.Note(Module.Id, query.Words);
        return Try(() => Workspace.CreateView(schema, name, query, upstreams, cancellation, new RelationOwner(Module.Id, query.FirstAuthored() ?? Config.Node.Span)), Module.Span);
    }

    private string EnterScope()
    {
        string scope = Workspace.Names.Scope(Module.Id);
        if (!hasScopeSchema)
        {
            Workspace.CreateSchema(scope);
            Workspace.Use(scope);
            hasScopeSchema = true;
        }

        return scope;
    }
}
