using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Hosting.Testing;

/// <summary>Holds the claims of a test against an output.</summary>
internal sealed class TestAssertions(TestBench bench, List<TestFailure> failures)
{
    private const string Output = "__output__";
    private const string Expected = "__expected__";

    public async Task CheckAsync(Config assertion, Relation output, CancellationToken cancellationToken)
    {
        switch (assertion.Get(TestFileSpec.AssertionType))
        {
            case "row_count":
                await CountAsync(assertion, output, cancellationToken).ConfigureAwait(false);
                break;
            case "contains":
                await ContainsAsync(assertion, output, cancellationToken).ConfigureAwait(false);
                break;
            default:
                await SqlAsync(assertion, output, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async Task CountAsync(Config assertion, Relation output, CancellationToken cancellationToken)
    {
        long expected = assertion.Get(TestFileSpec.ExpectedCount);
        IReadOnlyList<MeasureValue> counted = await bench.Session.MeasureAsync(output, [new RowCount()], null, cancellationToken).ConfigureAwait(false);
        long found = Convert.ToInt64(counted[0].Value, System.Globalization.CultureInfo.InvariantCulture);
        if (found != expected)
        {
            Fail(assertion.SpanOf(TestFileSpec.ExpectedCount), $"{Rows(expected)} expected, {Rows(found)} found{await SampleAsync(output, cancellationToken).ConfigureAwait(false)}.");
        }
    }

    private async Task ContainsAsync(Config assertion, Relation output, CancellationToken cancellationToken)
    {
        foreach (Node node in assertion.Get(TestFileSpec.ExpectedRows)!)
        {
            if (node is not MappingNode row || row.Count == 0)
            {
                Fail(node.Span, "A row must be a mapping from column to value.");
                continue;
            }

            DiagnosticBag unknown = [];
            WrittenRows.CheckNames(row, output.Schema, unknown);
            if (unknown.HasErrors)
            {
                failures.AddRange(unknown.Select(d => new TestFailure(d.Span.ToString(), $"{d.Message} {d.Hint}")));
                continue;
            }

            if (await CountOfAsync(row, output, cancellationToken).ConfigureAwait(false) == 0)
            {
                Fail(row.Span, $"No row has {string.Join(", ", row.Entries.Select(e => $"{e.Name} = {WrittenRows.TextOf(e.Value) ?? "NULL"}"))}{await SampleAsync(output, cancellationToken).ConfigureAwait(false)}.");
            }
        }
    }

    private async Task<long> CountOfAsync(MappingNode row, Relation output, CancellationToken cancellationToken)
    {
        Schema columns = WrittenRows.Named(row, output.Schema);
        Relation expected = await bench.RowsAsync(columns, [[.. row.Entries.Select(e => WrittenRows.TextOf(e.Value))]], cancellationToken).ConfigureAwait(false);
        string condition = string.Join(" AND ", columns.Names.Select(c => $"o.{TestBench.Quoted(c)} IS NOT DISTINCT FROM e.{TestBench.Quoted(c)}"));
        Relation same = await bench.QueryAsync(
            TestBench.Sourceless($"SELECT o.* FROM {Output} o JOIN {Expected} e ON {condition}"),
            [TestBench.Input(Output, output), TestBench.Input(Expected, expected)], cancellationToken).ConfigureAwait(false);
        IReadOnlyList<MeasureValue> counted = await bench.Session.MeasureAsync(same, [new RowCount()], null, cancellationToken).ConfigureAwait(false);
        return Convert.ToInt64(counted[0].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task SqlAsync(Config assertion, Relation output, CancellationToken cancellationToken)
    {
        SqlText query = assertion.Get(TestFileSpec.Expression)!;
        Relation answer = await bench.QueryAsync(query.Node, [TestBench.Input(Output, output)], cancellationToken).ConfigureAwait(false);
        string[] columns = [answer.Schema.Names.First()];
        IReadOnlyList<IReadOnlyList<string>> rows = await bench.Session.PeekAsync(answer, columns, 1, cancellationToken).ConfigureAwait(false);
        string found = rows.Count == 0 ? "no row" : rows[0][0];
        if (found != "true")
        {
            Fail(query.Node.Span, $"The query must give true, but gives {found}{await SampleAsync(output, cancellationToken).ConfigureAwait(false)}.");
        }
    }

    /// <summary>The first rows, for the author to see.</summary>
    private async Task<string> SampleAsync(Relation output, CancellationToken cancellationToken)
    {
        string[] columns = [.. output.Schema.Names];
        IReadOnlyList<IReadOnlyList<string>> rows = await bench.Session.PeekAsync(output, columns, 3, cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? "; the output is empty" : $"; the output begins with {string.Join(", ", rows.Select(r => $"({string.Join(", ", r.Select((v, i) => $"{columns[i]}: {v}"))})"))}";
    }

    private void Fail(SourceSpan span, string message) => failures.Add(new TestFailure(span.ToString(), message));

    private static string Rows(long count) => count == 1 ? "1 row" : $"{count} rows";
}
