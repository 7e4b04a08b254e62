using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Sql;
using Weir.Core.Text;

namespace Weir.Core.Engines;

/// <summary>A module while an engine defines it: its inputs, what is wrong with it, and its ports. What it demands of inputs, names and SQL is the same on every engine.</summary>
/// <param name="module">The module.</param>
/// <param name="inputs">What its edges bring.</param>
public abstract class DefinitionScope(ManifestModule module, IReadOnlyList<ModuleInput> inputs)
{
    private readonly Dictionary<string, Relation> ports = new(StringComparer.Ordinal);

    public ManifestModule Module => module;

    public Config Config => module.Config;

    public IReadOnlyList<ModuleInput> Inputs => inputs;

    public DiagnosticBag Findings { get; } = [];

    /// <summary>Adds a finding of the module; at the module itself where there is no better place.</summary>
    public void Report(DiagnosticCode code, SourceSpan span, string message, string? hint = null) =>
        Findings.Add(code, span.IsNone ? Module.Span : span, message, hint, Module.Id);

    /// <summary>What became of it: no ports where there are errors.</summary>
    public DefinedModule Finish() => new(Findings.HasErrors ? new Dictionary<string, Relation>(StringComparer.Ordinal) : ports, [.. Findings]);

    /// <summary>Makes a relation a port of the module, as it is.</summary>
    public void PassOn(string port, Relation relation) => ports[port] = relation;

    /// <summary>The only input, or null after a report.</summary>
    public ModuleInput? SingleInput(string what)
    {
        if (Inputs.Count == 1)
        {
            return Inputs[0];
        }

        string found = Inputs.Count == 0 ? "it has none" : $"it has {Inputs.Count}: {string.Join(", ", Inputs.Select(input => input.Alias))}";
        Report(EngineCodes.WrongInputs, Module.Span, $"{what} takes one upstream; {found}.", "Draw one edge into it.");
        return null;
    }

    /// <summary>The input that a name in the configuration means: its alias, <c>module.branch</c>, or its module's id. Null after a report.</summary>
    public ModuleInput? InputNamed(string name, SourceSpan span)
    {
        ModuleInput? found = Inputs.FirstOrDefault(input => input.Alias == name)
            ?? Inputs.FirstOrDefault(input => $"{input.ModuleId}.{input.Port}" == name)
            ?? Inputs.FirstOrDefault(input => input.ModuleId == name);
        if (found is null)
        {
            Report(EngineCodes.WrongInputs, span, $"'{name}' is not an upstream of '{Module.Id}'.", Suggestion.Hint(name, [.. Inputs.Select(input => input.Alias)]));
        }

        return found;
    }

    /// <summary>Whether a name is a column; reports it with the nearest names when it is not.</summary>
    public bool RequireColumn(Schema schema, string name, SourceSpan span)
    {
        if (schema.Find(name) is not null)
        {
            return true;
        }

        Report(EngineCodes.UnknownColumn, span, $"There is no column '{name}' in the input of '{Module.Id}'.", Suggestion.Hint(name, [.. schema.Names]));
        return false;
    }

    /// <summary>Whether names are unlike one another; reports those that come twice.</summary>
    public bool RequireUnique(IEnumerable<string> names, SourceSpan span, string hint)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        string[] twice = [.. names.Where(name => !seen.Add(name)).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (twice.Length > 0)
        {
            Report(EngineCodes.DuplicateColumn, span, $"The result of '{Module.Id}' would have more than one column named {Names(twice)}.", hint);
        }

        return twice.Length == 0;
    }

    /// <summary>Whether an author's expression is one expression; SQL that would break out of its brackets never reaches the engine.</summary>
    public bool RequireExpression(SqlText sql)
    {
        SqlOutline outline = Outline(sql.Text);
        if (outline.Unmatched is { } unmatched)
        {
            Report(EngineCodes.SqlSyntax, sql.Node.Locate(unmatched), $"The '{sql.Text[unmatched]}' has no partner.");
        }
        else if (outline.SecondStatement is { } second)
        {
            Report(EngineCodes.SqlNotAQuery, sql.Node.Locate(second), "This must be one expression; a semicolon parts it.");
        }
        else if (outline.IsEmpty)
        {
            Report(EngineCodes.SqlSyntax, sql.Node.Span, "The SQL is empty.");
        }
        else
        {
            return true;
        }

        return false;
    }

    /// <summary>Whether all inputs have the columns of the first; reports those that don't.</summary>
    public bool RequireSameNames(IReadOnlyList<ModuleInput> stacked, SourceSpan span)
    {
        bool same = true;
        ModuleInput first = stacked[0];
        foreach (ModuleInput input in stacked.Skip(1))
        {
            string[] missing = [.. first.Relation.Schema.Names.Where(name => input.Relation.Schema.Find(name) is null)];
            string[] extra = [.. input.Relation.Schema.Names.Where(name => first.Relation.Schema.Find(name) is null)];
            if (missing.Length + extra.Length > 0)
            {
                string lacks = missing.Length > 0 ? $"'{input.Alias}' lacks {Names(missing)}" : "";
                string brings = extra.Length > 0 ? $"'{input.Alias}' has {Names(extra)}, which '{first.Alias}' lacks" : "";
                string both = string.Join("; ", new[] { lacks, brings }.Where(part => part.Length > 0));
                Report(EngineCodes.SchemaMismatch, span, $"The inputs don't have the same columns: {both}.", "Select or rename the columns before, or allow missing ones (`schema_check: permissive`, `allow_missing_columns: true`).");
                same = false;
            }
        }

        return same;
    }

    /// <summary>Names for a message: <c>'a', 'b'</c>.</summary>
    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    /// <summary>Reads SQL by the engine's lexical rules.</summary>
    protected abstract SqlOutline Outline(string sql);
}
