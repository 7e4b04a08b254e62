namespace Ledger;

/// <summary>Sums each month. Says what it needs and what it gives; both are checked before a row is read.</summary>
public sealed class Monthly(string inputView) : SchemaAwareDataFlow
{
    private static readonly DataType Text = new PrimitiveType(PrimitiveKind.String);
    private static readonly DataType Money = new DecimalType(12, 2);

    public override Schema? InputSchema(string input) => new([new("booked", new PrimitiveType(PrimitiveKind.Date)), new("amount", Money)]);

    public override Schema? OutputSchema => new([new("month", Text), new("total", Money)]);

    protected override ValueTask<Relation> DefineAsync(IComponentEngine engine) => engine.Sql($"""
        SELECT substring(CAST(booked AS STRING), 1, 7) AS month, CAST(sum(amount) AS DECIMAL(12, 2)) AS total
        FROM {inputView} GROUP BY ALL ORDER BY month
        """);
}

/// <summary>Lets the run fail when a month ends below a floor.</summary>
public sealed class Floor(string inputView, decimal floor = 0) : IComponent
{
    public async ValueTask RunAsync(IComponentContext context, CancellationToken cancellationToken)
    {
        foreach (IReadOnlyList<string> month in await context.Engine.CollectAsync(context.Engine.Table(inputView)))
        {
            if (decimal.Parse(month[1], System.Globalization.CultureInfo.InvariantCulture) < floor)
            {
                throw new InvalidDataException($"{month[0]} ends with {month[1]}, below {floor}.");
            }
        }
    }
}
