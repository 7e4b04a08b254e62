using Weir.Core.Contracts;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Measures;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Values;

namespace Weir.Engines.Spark.Write;

/// <summary>The figures that a write takes on its way.</summary>
/// <remarks>Spark observes only aggregates without DISTINCT and FILTER; where it refuses one, the write goes without, and the runner asks for the figures by themselves.</remarks>
internal sealed class Observers
{
    private readonly (string Name, Observation Observation, IReadOnlyList<MeasureReader> Readers)[] observed;
    private readonly Dictionary<string, object?[]> heard = new(StringComparer.Ordinal);

    private Observers(Wire.Relation plan, (string Name, Observation Observation, IReadOnlyList<MeasureReader> Readers)[] observed)
    {
        Plan = plan;
        this.observed = observed;
    }

    /// <summary>The plan to write.</summary>
    internal Wire.Relation Plan { get; }

    /// <summary>What was heard of each observation; null for nothing.</summary>
    internal IReadOnlyList<IReadOnlyList<MeasureValue>?> Answers => observed.Length == 0 ? [] : [.. observed.Select(AnswerOf)];

    /// <exception cref="SparkException">The relation itself can't be planned.</exception>
    internal static async Task<Observers> OfAsync(Workspace workspace, WriteRequest request, CancellationToken cancellation)
    {
        if (request.Observations.Count > 0 && await TryAsync(workspace, request, cancellation).ConfigureAwait(false) is { } observers)
        {
            return observers;
        }

        (string, Observation, IReadOnlyList<MeasureReader>)[] none = [.. request.Observations.Select(observation => ("", observation, (IReadOnlyList<MeasureReader>)[]))];
        return new Observers(await workspace.Relations.PlanAsync(request.Relation.Name, cancellation).ConfigureAwait(false), none);
    }

    /// <summary>Takes figures out of what the server says. An entry without values means that they are not known.</summary>
    internal void Hear(Wire.ExecutePlanResponse.Types.ObservedMetrics metrics)
    {
        if (metrics.Values.Count > 0)
        {
            heard[metrics.Name] = [.. metrics.Values.Select(LiteralReader.Read)];
        }
    }

    private IReadOnlyList<MeasureValue>? AnswerOf((string Name, Observation Observation, IReadOnlyList<MeasureReader> Readers) observer) =>
        heard.TryGetValue(observer.Name, out object?[]? row)
            ? [.. observer.Observation.Measures.Select((measure, i) => new MeasureValue(measure, observer.Readers[i].Read(row)))]
            : null;

    private static async Task<Observers?> TryAsync(Workspace workspace, WriteRequest request, CancellationToken cancellation)
    {
        List<(string Name, Observation Observation, IReadOnlyList<MeasureReader> Readers)> observed = [];
        List<(string Relation, Func<Wire.Relation, Wire.Relation> Observe)> wrappers = [];
        foreach (Observation observation in request.Observations)
        {
            (IReadOnlyList<Sql.SqlComposer> figures, IReadOnlyList<MeasureReader> readers) = MeasureQuery.Expressions(observation.Relation, observation.Measures);
            string name = ObservedPlan.NewName();
            string[] texts = [.. figures.Select((figure, i) => $"{figure.Build().Text} AS m{i}")];
            observed.Add((name, observation, readers));
            wrappers.Add((observation.Relation.Name, inner => ObservedPlan.Of(inner, name, texts)));
        }

        try
        {
            Wire.Relation plan = await workspace.Relations.PlanAsync(request.Relation.Name, wrappers, cancellation).ConfigureAwait(false);
            await workspace.Client.SchemaAsync(plan, cancellation).ConfigureAwait(false);
            return new Observers(plan, [.. observed]);
        }
        catch (SparkException exception) when (exception.Error.Failure == SparkFailure.Query)
        {
            return null;
        }
    }
}
