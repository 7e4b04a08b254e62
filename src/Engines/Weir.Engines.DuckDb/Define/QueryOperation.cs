using Weir.Core.Blueprints.Modules;
using Weir.Core.Engines;
using Weir.Core.Sql;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Op <c>sql</c>: the author's query as it is, in a schema whose only tables are the module's inputs.</summary>
internal static class QueryOperation
{
    private static readonly HashSet<string> Openings = new(StringComparer.Ordinal)
    {
        "select", "with", "from", "values", "table", "pivot", "unpivot", "summarize", "describe", "show", "",
    };

    internal static ChannelBody? Compose(ModuleScope scope)
    {
        SqlText query = scope.Config.Get(ChannelSpec.Query);
        if (scope.Inputs.Count == 0)
        {
            scope.Report(EngineCodes.WrongInputs, scope.Module.Span, $"'{scope.Module.Id}' has no upstream to query.", "Draw an edge into it.");
            return null;
        }

        if (!IsQuery(scope, query))
        {
            return null;
        }

        scope.ExposeInputs();
        return ChannelBody.Of(new SqlComposer().AddAuthored(query), [.. scope.Inputs.Select(input => input.Relation)]);
    }

    internal static bool IsQuery(ModuleScope scope, SqlText query)
    {
        SqlOutline outline = DuckDbScanner.Scan(query.Text);
        if (outline.Unmatched is { } unmatched)
        {
            scope.Report(EngineCodes.SqlSyntax, query.Node.Locate(unmatched), $"The '{query.Text[unmatched]}' has no partner.");
        }
        else if (outline.IsEmpty)
        {
            scope.Report(EngineCodes.SqlSyntax, query.Node.Span, "The query is empty.");
        }
        else if (!Openings.Contains(outline.FirstWord))
        {
            string word = outline.FirstWord.ToUpperInvariant();
            scope.Report(
                EngineCodes.SqlNotAQuery, query.Node.Locate(outline.Start, outline.FirstWord.Length), $"Here a query is due; this is a {word} statement.",
                "Sources are read by an Ingress and targets written by an Egress; settings stand under `engine.duckdb`.");
        }
        else if (outline.SecondStatement is { } second)
        {
            scope.Report(EngineCodes.SqlNotAQuery, query.Node.Locate(second), "A Channel takes one query; a second statement begins here.", "Use one Channel for each.");
        }
        else
        {
            return true;
        }

        return false;
    }
}
