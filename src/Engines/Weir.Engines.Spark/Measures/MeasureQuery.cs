using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Measures;

/// <summary>All measures on one relation as one SELECT, so that its rows are computed once.</summary>
/// <remarks>The first column is always <c>count(*)</c>: it makes one row of any relation, also where the only measure is a constant.</remarks>
internal sealed class MeasureQuery
{
    private readonly Relation relation;
    private readonly List<SqlComposer> figures = [new SqlComposer().Add("count(*)")];
    private readonly List<(int ValueColumn, SqlText PassedWhen)> verdicts = [];

    private MeasureQuery(Relation relation) => this.relation = relation;

    /// <summary>The statement and, for each measure, its reader with its first column.</summary>
    internal static (SqlComposer Sql, IReadOnlyList<MeasureReader> Readers) Compose(Relation relation, IReadOnlyList<Measure> measures)
    {
        MeasureQuery builder = new(relation);
        List<MeasureReader> readers = [.. measures.Select(builder.Add)];
        return (builder.WithVerdicts(), readers);
    }

    /// <summary>The same figures as single expressions, for a plan that other work reads: each, with its place, is a column of <see cref="Compose"/>'s statement.</summary>
    internal static (IReadOnlyList<SqlComposer> Figures, IReadOnlyList<MeasureReader> Readers) Expressions(Relation relation, IReadOnlyList<Measure> measures)
    {
        MeasureQuery builder = new(relation);
        List<MeasureReader> readers = [.. measures.Select(builder.Add)];
        IEnumerable<SqlComposer> judged = builder.verdicts.Select(verdict => new SqlComposer()
            .Add("element_at(transform(array(").Add(builder.figures[verdict.ValueColumn]).Add("), value -> ").AddExpression(verdict.PassedWhen).Add("), 1)"));
        return ([.. builder.figures, .. judged], readers);
    }

    private MeasureReader Add(Measure measure)
    {
        switch (measure)
        {
            case RowCount:
                return MeasureReader.Count(0);
            case NullCount nulls:
                return MeasureReader.Count(Column($"count(*) - count({Quote.Identifier(nulls.Column)})"));
            case DistinctCount distinct:
                return MeasureReader.Count(Column($"approx_count_distinct({Quote.Identifier(distinct.Column)})"));
            case RowsWhere rows:
                return MeasureReader.Count(AddRowsWhere(rows));
            case AggregateValue aggregate:
                return MeasureReader.Value(Column(new SqlComposer().AddExpression(aggregate.Expression)));
            case AggregateVerdict verdict:
                verdicts.Add((Column(new SqlComposer().AddExpression(verdict.Expression)), verdict.PassedWhen));
                int index = verdicts.Count - 1;
                return MeasureReader.Verdict(() => figures.Count + index);
            case GreatestValue greatest:
                return AddGreatest(greatest.Column);
            case NumericProfile profile:
                return AddProfile(profile);
            default:
                throw new InvalidOperationException($"Spark takes no measure of the kind {measure.GetType().Name}.");
        }
    }

    private int Column(string sql) => Column(new SqlComposer().Add(sql));

    private int Column(SqlComposer sql)
    {
        figures.Add(sql);
        return figures.Count - 1;
    }

    /// <summary>Conditions on values come last, one around the other, each over a row that has a column <c>value</c> beside our own.</summary>
    private SqlComposer WithVerdicts()
    {
        SqlComposer current = new SqlComposer().Add("SELECT ");
        for (int i = 0; i < figures.Count; i++)
        {
            current.Add(i == 0 ? "" : ", ").Add(figures[i]).Add($" AS m{i}");
        }

        current.Add(" FROM ").AddRelation(relation.Name);
        string known = string.Join(", ", Enumerable.Range(0, figures.Count).Select(i => $"m{i}"));
        for (int i = 0; i < verdicts.Count; i++)
        {
            (int column, SqlText passedWhen) = verdicts[i];
            current = new SqlComposer().Add($"SELECT {known}, ").AddExpression(passedWhen).Add($" AS v{i} FROM (SELECT *, m{column} AS value FROM (").Add(current).Add("))");
            known += $", v{i}";
        }

        return current;
    }

    private int AddRowsWhere(RowsWhere rows)
    {
        if (rows.Conditions.IsEmpty)
        {
            return 0;
        }

        // AND has no order: CASE makes sure that a condition is not evaluated on a row that fails one before it, on which it may be an error.
        // No FILTER: figures that are observed may not have one.
        SqlComposer count = new SqlComposer().Add("count(CASE ");
        foreach (RowCondition condition in rows.Conditions.Take(rows.Conditions.Length - 1))
        {
            count.Add("WHEN NOT (").Add(ConditionSql.Decide(condition)).Add(") THEN NULL ");
        }

        return Column(count.Add("WHEN ").Add(ConditionSql.Decide(rows.Conditions[^1])).Add(" THEN 1 END)"));
    }

    private MeasureReader AddGreatest(string column)
    {
        string quoted = Quote.Identifier(column);
        return relation.Schema.Find(column)?.Type is PrimitiveType { Kind: PrimitiveKind.Date or PrimitiveKind.TimestampNtz or PrimitiveKind.TimestampTz }
            ? MeasureReader.Instant(Column($"CAST(max({quoted}) AS TIMESTAMP)"))
            : MeasureReader.Text(Column($"CAST(max({quoted}) AS STRING)"));
    }

    private MeasureReader AddProfile(NumericProfile profile)
    {
        string number = $"CAST({Quote.Identifier(profile.Column)} AS DOUBLE)";
        int first = Column($"min({number})");
        Column($"max({number})");
        Column($"avg({number})");
        Column($"stddev_samp({number})");
        Column($"count({number})");

        // The same aggregate each time, which Spark computes once; one for each percentile would sort the values as often.
        string shares = string.Join(", ", profile.Percentiles.Select(percentile => percentile.ToString("0.0################", CultureInfo.InvariantCulture)));
        for (int i = 0; i < profile.Percentiles.Length; i++)
        {
            Column($"get(percentile({number}, array({shares})), {i})");
        }

        return MeasureReader.Profile(first, profile.Percentiles.Length);
    }
}
