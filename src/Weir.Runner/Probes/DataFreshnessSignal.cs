using System.Text.Json;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Runner.Run;

namespace Weir.Runner.Probes;

/// <summary><c>data_freshness</c>: <c>{column,max_value,sampled,fraction}</c>; instants as ISO 8601, other values as text.</summary>
internal sealed class DataFreshnessSignal : ISignal
{
    public IEnumerable<Measure> Measures(Config signal, Schema columns) => [new GreatestValue(signal.Get(ProbeSpec.Column))];

    public void Write(Utf8JsonWriter writer, Config signal, Schema columns, MeasureAnswers answers)
    {
        string column = signal.Get(ProbeSpec.Column);
        writer.WriteString("column", column);
        writer.WritePropertyName("max_value");
        writer.WriteValue(answers[new GreatestValue(column)]);
        writer.WriteBoolean("sampled", false);
        writer.WriteNumber("fraction", 1.0);
    }
}
