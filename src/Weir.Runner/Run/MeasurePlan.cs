using Weir.Core.Contracts;
using Weir.Core.Diagnostics;

namespace Weir.Runner.Run;

/// <summary>All figures that the modules of a run ask of one relation, taken in one pass at the first question.</summary>
/// <remarks>When the pass fails, each part is asked for on its own from then on, so that a Probe's wrong SQL can't break an Assert.</remarks>
internal sealed class MeasurePlan(Relation relation, IEngineSession session)
{
    private readonly OrderedDictionary<string, IReadOnlyList<Measure>> parts = new(StringComparer.Ordinal);
    private MeasureAnswers? answers;
    private bool failedTogether;

    public Relation Relation => relation;

    /// <summary>Whether an engine's session knows the relation.</summary>
    public bool IsOf(IEngineSession other) => ReferenceEquals(session, other);

    public bool IsEmpty => parts.Values.All(p => p.Count == 0);

    /// <summary>Whether the figures were taken already.</summary>
    public bool IsAnswered => answers is not null;

    /// <summary>All figures that anybody asks of the relation, each once.</summary>
    public IReadOnlyList<Measure> Measures => [.. parts.Values.SelectMany(m => m).Distinct()];

    /// <summary>Takes answers that came with a write.</summary>
    public void Take(IReadOnlyList<MeasureValue> values) => answers = new MeasureAnswers(values);

    /// <summary>Adds a part under a name that nobody else uses.</summary>
    public void Add(string part, IReadOnlyList<Measure> measures) => parts.Add(part, measures);

    public async ValueTask<MeasureAnswers> AnswerAsync(string part, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        if (parts[part].Count == 0)
        {
            return MeasureAnswers.Empty;
        }

        if (answers is null && !failedTogether)
        {
            await AskTogetherAsync(progress, cancellationToken).ConfigureAwait(false);
        }

        return answers ?? await AskAsync(parts[part], progress, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask AskTogetherAsync(IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        try
        {
            answers = await AskAsync(Measures, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (WeirException) when (parts.Values.Count(p => p.Count > 0) > 1)
        {
            failedTogether = true;
        }
    }

    private async ValueTask<MeasureAnswers> AskAsync(IReadOnlyList<Measure> measures, IProgress<WorkProgress> progress, CancellationToken cancellationToken) =>
        new(await session.MeasureAsync(relation, measures, progress, cancellationToken).ConfigureAwait(false));
}
