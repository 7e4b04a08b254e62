using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Defines a Funnel: inputs stacked, or laid side by side row by row.</summary>
internal static class FunnelDefiner
{
    internal static void Define(ModuleScope scope)
    {
        List<ModuleInput> inputs = [];
        foreach ((string name, SourceSpan span) in ColumnNodes.Texts(scope.Config, FunnelSpec.Inputs))
        {
            if (scope.InputNamed(name, span) is { } input)
            {
                inputs.Add(input);
            }
        }

        SourceSpan place = scope.Config.SpanOf(FunnelSpec.Inputs);
        if (inputs.Count < 2)
        {
            scope.Report(EngineCodes.WrongInputs, place, $"The Funnel '{scope.Module.Id}' merges at least two inputs.", "Name two upstreams in `inputs`.");
        }

        if (scope.Findings.HasErrors)
        {
            return;
        }

        bool permissive = scope.Config.Get(FunnelSpec.SchemaCheck) == FunnelSchemaCheck.Permissive;
        SqlComposer? query = scope.Config.Get(FunnelSpec.Mode) switch
        {
            FunnelMode.UnionAll => Stacking.Compose(scope, inputs, permissive, distinct: false, place),
            FunnelMode.Union => Stacking.Compose(scope, inputs, permissive, distinct: true, place),
            FunnelMode.Coalesce => Coalesce(inputs),
            _ => Zip(scope, inputs, place),
        };
        if (query is not null)
        {
            scope.DefinePort(Ports.Main, query, [.. inputs.Select(input => input.Relation)]);
        }
    }

    /// <summary>Per row and column the first value that is not NULL; the columns of all inputs, in the order in which they first appear.</summary>
    private static SqlComposer Coalesce(List<ModuleInput> inputs)
    {
        string[] names = [.. inputs.SelectMany(input => input.Relation.Schema.Names).Distinct(StringComparer.OrdinalIgnoreCase)];
        IEnumerable<string> columns = names.Select(name =>
        {
            string quoted = Quote.Identifier(name);
            string[] values = [.. inputs.Select((input, i) => (input, i)).Where(p => p.input.Relation.Schema.Find(name) is not null).Select(p => $"i{p.i}.{quoted}")];
            return values.Length == 1 ? $"{values[0]} AS {quoted}" : $"coalesce({string.Join(", ", values)}) AS {quoted}";
        });
        return new SqlComposer().Add("SELECT ").AddList(columns).Add(SideBySide(inputs));
    }

    private static SqlComposer? Zip(ModuleScope scope, List<ModuleInput> inputs, SourceSpan span) =>
        scope.RequireUnique(inputs.SelectMany(input => input.Relation.Schema.Names), span, "Rename or select the columns before the Funnel; `coalesce` merges columns of one name.")
            ? new SqlComposer().Add("SELECT *").Add(SideBySide(inputs))
            : null;

    /// <summary>Row n beside row n; a shorter input is filled with NULL.</summary>
    private static string SideBySide(List<ModuleInput> inputs) =>
        " FROM " + string.Join(" POSITIONAL JOIN ", inputs.Select((input, i) => $"{input.Relation.Name} AS i{i}"));
}
