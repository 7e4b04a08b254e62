using Weir.Core.Contracts;

namespace Weir.Runner.Run;

/// <summary>The answers to measures on one relation.</summary>
public sealed class MeasureAnswers
{
    private readonly Dictionary<Measure, object?> values = [];

    public MeasureAnswers(IEnumerable<MeasureValue> answers)
    {
        foreach (MeasureValue answer in answers)
        {
            values[answer.Measure] = answer.Value;
        }
    }

    public static MeasureAnswers Empty { get; } = new([]);

    /// <summary>The rows of the relation, when they were counted.</summary>
    public long? Rows => values.TryGetValue(new RowCount(), out object? rows) ? (long?)rows : null;

    public object? this[Measure measure] => values[measure];

    public long Count(Measure measure) => Convert.ToInt64(values[measure], System.Globalization.CultureInfo.InvariantCulture);
}
