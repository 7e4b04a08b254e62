// A source, a rule over rows, a rule over all rows, a signal and a hook, each a few lines of C#.

/// <summary>ISBNs from anywhere; here a list.</summary>
public sealed class Shelf(int copies) : RowSource
{
    private static readonly string?[] Isbns = ["9780262033848", "9780131103627", "9780131103628", null, "978020161622"];

    protected override IReadOnlyList<SchemaField> Columns => [new("isbn", new PrimitiveType(PrimitiveKind.String)), new("copy", new PrimitiveType(PrimitiveKind.Int))];

    protected override async IAsyncEnumerable<object?[]> ReadRowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (string? isbn in Isbns)
        {
            for (int copy = 1; copy <= copies; copy++)
            {
                yield return [isbn, copy];
            }
        }
    }
}

/// <summary>A rule over rows: true for a row that keeps it. The parameter's name is the column.</summary>
public static class Books
{
    public static bool HasCheckDigit(string isbn) =>
        isbn.Length == 13 && isbn.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;
}

/// <summary>A rule over all rows: says which figures it needs, and judges them.</summary>
public sealed class FewTitles(long most) : IQualityRule
{
    private readonly Measure titles = AggregateValue.Of("count(DISTINCT isbn)");

    public IEnumerable<Measure> Measures(Schema columns) => [titles];

    public RuleVerdict Judge(Schema columns, MeasureFigures figures) => new(figures.Count(titles) <= most, $"{figures.Count(titles)} titles, at most {most}");
}

/// <summary>A signal: what it makes of its figures is kept in the history.</summary>
public sealed class CopiesPerTitle : IProbeSignal
{
    private readonly Measure copies = new RowCount();
    private readonly Measure titles = AggregateValue.Of("count(DISTINCT isbn)");

    public IEnumerable<Measure> Measures(Schema columns) => [copies, titles];

    public SignalFact Take(Schema columns, MeasureFigures figures) =>
        new(new Dictionary<string, object?> { ["copies_per_title"] = figures.Number(copies) / figures.Count(titles) });
}

/// <summary>A hook: after the run.</summary>
public sealed class Note(string file) : IHookAction
{
    public async ValueTask RunAsync(HookOccasion occasion, CancellationToken cancellationToken) =>
        await File.WriteAllTextAsync(Path.Combine(occasion.BaseDirectory, file), $"what,how\n{occasion.BlueprintId},{occasion.Status}\n", cancellationToken);
}
