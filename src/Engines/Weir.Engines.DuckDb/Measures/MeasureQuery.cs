using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Sql;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Measures;

/// <summary>All measures on one relation as one SELECT, so that its rows are computed once.</summary>
/// <remarks>The first column is always <c>count(*)</c>: it makes one row of any relation, also where the only measure is a constant.</remarks>
internal sealed class MeasureQuery
{
    private readonly Relation relation;
    private readonly SqlComposer query = new SqlComposer().Add("SELECT count(*) AS m0");
    private readonly List<(int ValueColumn, SqlText PassedWhen)> verdicts = [];
    private int columns = 1;

    private MeasureQuery(Relation relation) => this.relation = relation;

    /// <summary>The statement and, for each measure, its reader with its first column.</summary>
    internal static (ComposedSql Sql, IReadOnlyList<MeasureReader> Readers) Compose(Relation relation, IReadOnlyList<Measure> measures)
    {
        MeasureQuery builder = new(relation);
        List<MeasureReader> readers = [.. measures.Select(builder.Add)];
        builder.query.Add($" FROM {relation.Name}");
        return (builder.WithVerdicts().Build(), [.. readers]);
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
                return MeasureReader.Verdict(() => columns + index);
            case GreatestValue greatest:
                return AddGreatest(greatest.Column);
            case NumericProfile profile:
                return AddProfile(profile);
            default:
                throw new InvalidOperationException($"DuckDB takes no measure of the kind {measure.GetType().Name}.");
        }
    }

    private int Column(string sql) => Column(new SqlComposer().Add(sql));

    private int Column(SqlComposer sql)
    {
        query.Add(", ").Add(sql).Add($" AS m{columns}");
        return columns++;
    }

    /// <summary>Conditions on values come last, each over a row whose only column is <c>value</c>.</summary>
    private SqlComposer WithVerdicts()
    {
        if (verdicts.Count == 0)
        {
            return query;
        }

        SqlComposer outer = new SqlComposer().Add("SELECT *");
        foreach ((int column, SqlText passedWhen) in verdicts)
        {
            outer.Add(", (SELECT ").AddExpression(passedWhen).Add($" FROM (SELECT m{column} AS value))");
        }

        return outer.Add(" FROM (").Add(query).Add(")");
    }

    private int AddRowsWhere(RowsWhere rows)
    {
        if (rows.Conditions.IsEmpty)
        {
            return 0;
        }

        // AND has no order: CASE makes sure that a condition is not evaluated on a row that fails one before it, on which it may be an error.
        SqlComposer count = new SqlComposer().Add("count(*) FILTER (WHERE CASE ");
        foreach (RowCondition condition in rows.Conditions.Take(rows.Conditions.Length - 1))
        {
            count.Add("WHEN NOT (").Add(ConditionSql.Decide(condition)).Add(") THEN false ");
        }

        return Column(count.Add("WHEN ").Add(ConditionSql.Decide(rows.Conditions[^1])).Add(" THEN true ELSE false END)"));
    }

    private MeasureReader AddGreatest(string column)
    {
        string quoted = Quote.Identifier(column);
        return relation.Schema.Find(column)?.Type is PrimitiveType { Kind: PrimitiveKind.Date or PrimitiveKind.TimestampNtz or PrimitiveKind.TimestampTz }
            ? MeasureReader.Instant(Column($"CAST(max({quoted}) AS TIMESTAMPTZ)"))
            : MeasureReader.Text(Column($"CAST(max({quoted}) AS VARCHAR)"));
    }

    private MeasureReader AddProfile(NumericProfile profile)
    {
        string number = $"CAST({Quote.Identifier(profile.Column)} AS DOUBLE)";
        int first = Column($"min({number})");
        Column($"max({number})");
        Column($"avg({number})");
        Column($"stddev_samp({number})");
        Column($"count({number})");
        if (!profile.Percentiles.IsEmpty)
        {
            // One aggregate for all of them: each would keep a copy of every value.
            string wanted = string.Join(", ", profile.Percentiles.Select(percentile => percentile.ToString("R", CultureInfo.InvariantCulture) + "::DOUBLE"));
            Column($"quantile_cont({number}, [{wanted}])");
        }

        return MeasureReader.Profile(first, profile.Percentiles.Length);
    }
}
