using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Engines;
using Weir.Core.Text;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

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

        return Query([.. inputs.Select(input => input.Relation)], distinct);
    }

    /// <summary>The columns of all relations, in the order in which they first appear; NULL of the column's type where a relation lacks one.</summary>
    internal static SqlComposer Query(IReadOnlyList<Relation> relations, bool distinct)
    {
        SchemaField[] columns = [.. relations.SelectMany(relation => relation.Schema.Fields).DistinctBy(field => field.Name, StringComparer.OrdinalIgnoreCase)];
        SqlComposer query = new();
        for (int i = 0; i < relations.Count; i++)
        {
            Schema schema = relations[i].Schema;
            query.Add(i == 0 ? "SELECT " : distinct ? " UNION SELECT " : " UNION ALL SELECT ")
                .AddList(columns.Select(column => schema.Find(column.Name) is null ? Missing(column) : Quote.Identifier(column.Name)))
                .Add(" FROM ").AddRelation(relations[i].Name);
        }

        return query;
    }

    private static string Missing(SchemaField column) =>
        SparkTypes.ToSpark(column.Type) is { } type ? $"CAST(NULL AS {type}) AS {Quote.Identifier(column.Name)}" : $"NULL AS {Quote.Identifier(column.Name)}";
}
