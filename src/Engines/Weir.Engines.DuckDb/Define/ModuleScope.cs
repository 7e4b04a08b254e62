using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Sql;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Session;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>A module while DuckDB defines it, and the views it makes.</summary>
internal sealed class ModuleScope(Workspace workspace, ManifestModule module, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellation) : DefinitionScope(module, inputs)
{
    private bool hasScopeSchema;

    internal Workspace Workspace => workspace;

    /// <summary>Ingress only: the FROM item of lines that leave through the spillway; null where there is none.</summary>
    internal string? SpilledLines { get; set; }

    internal CancellationToken Cancellation => cancellation;

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
            PassOn(port, relation);
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
            PassOn(port, relation);
        }
    }

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

    protected override SqlOutline Outline(string sql) => DuckDbScanner.Scan(sql);
}
