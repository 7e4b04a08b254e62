using System.Text.Json;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Runner.Quality;
using Weir.Runner.Run;

namespace Weir.Runner.Probes;

/// <summary><c>threshold</c>: <c>{passed,value,expr}</c>; a boolean aggregate whose verdict feeds a Regulator. NULL is not passed.</summary>
internal sealed class ThresholdSignal : ISignal
{
    public IEnumerable<Measure> Measures(Config signal, Schema columns) => [MeasureOf(signal)];

    public void Write(Utf8JsonWriter writer, Config signal, Schema columns, MeasureAnswers answers)
    {
        writer.WriteBoolean("passed", Verdict(signal, answers)!.Value);
        writer.WritePropertyName("value");
        writer.WriteValue(answers[MeasureOf(signal)]);
        writer.WriteString("expr", signal.Get(ProbeSpec.Expression).ToString());
    }

    public bool? Verdict(Config signal, MeasureAnswers answers) => Truth.Of(answers[MeasureOf(signal)]) == true;

    private static AggregateValue MeasureOf(Config signal) => new(signal.Get(ProbeSpec.Expression));
}
