using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Engines;
using Weir.Core.Sql;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>Op <c>sql</c>: the author's query as it is, in which the module's inputs are tables under their aliases, and <c>__input__</c> where there is only one.</summary>
internal static class QueryOperation
{
    private const string OnlyInput = "__input__";

    private static readonly HashSet<string> Openings = new(StringComparer.Ordinal) { "select", "with", "from", "values", "table", "" };

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

        SqlComposer composed = new SqlComposer().Add("WITH ");
        for (int i = 0; i < scope.Inputs.Count; i++)
        {
            AddInput(composed.Add(i == 0 ? "" : ", "), scope.Inputs[i], scope.Inputs[i].Alias);
        }

        if (scope.Inputs.Count == 1 && scope.Inputs[0].Alias != OnlyInput)
        {
            AddInput(composed.Add(", "), scope.Inputs[0], OnlyInput);
        }

        return ChannelBody.Of(composed.Add(" (\n").AddAuthored(query).Add("\n)"));
    }

    private static void AddInput(SqlComposer composed, ModuleInput input, string name) =>
        composed.Add($"{Quote.Identifier(name)} AS (SELECT * FROM ").AddRelation(input.Relation.Name).Add(")");

    private static bool IsQuery(ModuleScope scope, SqlText query)
    {
        SqlOutline outline = SparkScanner.Scan(query.Text);
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
                EngineCodes.SqlNotAQuery, query.Node.Locate(outline.Start, outline.FirstWord.Length), $"A Channel takes a query; this is a {word} statement.",
                "Sources are read by an Ingress and targets written by an Egress; settings stand under `engine.spark`.");
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
