// One step of a pipeline, compiled when the pipeline runs. Settings become constructor parameters and properties.
public sealed class Convert : DataFlow
{
    /// <summary>The view to read.</summary>
    public required string InputView { get; init; }

    /// <summary>Currency to its rate.</summary>
    public required IReadOnlyDictionary<string, double> Rates { get; init; }

    protected override async ValueTask<Relation> DefineAsync(IComponentEngine engine)
    {
        Schema columns = new([new("code", new PrimitiveType(PrimitiveKind.String)), new("rate", new PrimitiveType(PrimitiveKind.Double))]);
        engine.CreateView("rates", await engine.Rows(columns, Rates.Select(r => new object?[] { r.Key, r.Value })));
        return await engine.Sql($"""
            SELECT p.product, round(p.price * r.rate, 2) AS price_eur
            FROM {InputView} p JOIN rates r ON p.currency = r.code
            """);
    }

    protected override async ValueTask RunAsync(IComponentEngine engine, CancellationToken cancellationToken) =>
        Context.Log($"{await engine.CountAsync(engine.Table(InputView))} prices, {Rates.Count} rates");
}
