using Weir.Core.Contracts;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Stacks relations, columns matched by name.</summary>
internal static class Stacking
{
    /// <param name="scope">The module.</param>
    /// <param name="inputs">At least two.</param>
    /// <param name="fillMissing">Whether an input may lack columns, which are NULL then.</param>
    /// <param name="distinct">Whether each row is kept once.</param>
    /// <param name="span">Where to point.</param>
    internal static SqlComposer? Compose(ModuleScope scope, IReadOnlyList<ModuleInput> inputs, bool fillMissing, bool distinct, SourceSpan span)
    {
        if (inputs.Count < 2)
        {
            scope.Report(DuckDbCodes.WrongInputs, span, $"'{scope.Module.Id}' stacks upstreams, but has {inputs.Count}.", "Draw at least two edges into it.");
            return null;
        }

        if (!fillMissing && !RequireSameNames(scope, inputs, span))
        {
            return null;
        }

        string keyword = distinct ? " UNION BY NAME " : " UNION ALL BY NAME ";
        return new SqlComposer().Add(string.Join(keyword, inputs.Select(input => $"SELECT * FROM {input.Relation.Name}")));
    }

    private static bool RequireSameNames(ModuleScope scope, IReadOnlyList<ModuleInput> inputs, SourceSpan span)
    {
        bool same = true;
        ModuleInput first = inputs[0];
        foreach (ModuleInput input in inputs.Skip(1))
        {
            string[] missing = [.. first.Relation.Schema.Names.Where(name => input.Relation.Schema.Find(name) is null)];
            string[] extra = [.. input.Relation.Schema.Names.Where(name => first.Relation.Schema.Find(name) is null)];
            if (missing.Length + extra.Length > 0)
            {
                string lacks = missing.Length > 0 ? $"'{input.Alias}' lacks {ModuleScope.Names(missing)}" : "";
                string brings = extra.Length > 0 ? $"'{input.Alias}' has {ModuleScope.Names(extra)}, which '{first.Alias}' lacks" : "";
                string both = string.Join("; ", new[] { lacks, brings }.Where(part => part.Length > 0));
                scope.Report(DuckDbCodes.SchemaMismatch, span, $"The inputs don't have the same columns: {both}.", "Select or rename the columns before, or allow missing ones (`schema_check: permissive`, `allow_missing_columns: true`).");
                same = false;
            }
        }

        return same;
    }
}
