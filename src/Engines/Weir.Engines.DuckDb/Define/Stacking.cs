using Weir.Core.Contracts;
using Weir.Core.Engines;
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
            scope.Report(EngineCodes.WrongInputs, span, $"'{scope.Module.Id}' stacks upstreams, but has {inputs.Count}.", "Draw at least two edges into it.");
            return null;
        }

        if (!fillMissing && !scope.RequireSameNames(inputs, span))
        {
            return null;
        }

        string keyword = distinct ? " UNION BY NAME " : " UNION ALL BY NAME ";
        return new SqlComposer().Add(string.Join(keyword, inputs.Select(input => $"SELECT * FROM {input.Relation.Name}")));
    }
}
