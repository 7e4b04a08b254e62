using System.Text.Json;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Runner.Run;

namespace Weir.Runner.Probes;

/// <summary><c>distinct_count</c>: <c>{fraction,distinct_counts:{column:n}}</c>; approximate counts.</summary>
internal sealed class DistinctCountSignal : ISignal
{
    public IEnumerable<Measure> Measures(Config signal, Schema columns) =>
        SignalColumns.Of(signal, columns).Select(c => new DistinctCount(c));

    public void Write(Utf8JsonWriter writer, Config signal, Schema columns, MeasureAnswers answers)
    {
        writer.WriteNumber("fraction", 1.0);
        writer.WriteStartObject("distinct_counts");
        foreach (string column in SignalColumns.Of(signal, columns))
        {
            writer.WriteNumber(column, answers.Count(new DistinctCount(column)));
        }

        writer.WriteEndObject();
    }
}
