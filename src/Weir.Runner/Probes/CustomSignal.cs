using System.Text.Json;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Runner.Quality;
using Weir.Runner.Run;

namespace Weir.Runner.Probes;

/// <summary><c>custom</c>: <c>{custom:true,sql,estimate,passed?}</c>; an aggregate of the author's own, with a verdict when <c>passed_when</c> is given.</summary>
internal sealed class CustomSignal : ISignal
{
    public IEnumerable<Measure> Measures(Config signal, Schema columns) =>
        VerdictMeasure(signal) is { } verdict ? [ValueMeasure(signal), verdict] : [ValueMeasure(signal)];

    public void Write(Utf8JsonWriter writer, Config signal, Schema columns, MeasureAnswers answers)
    {
        writer.WriteBoolean("custom", true);
        writer.WriteString("sql", signal.Get(ProbeSpec.CustomSql).ToString());
        writer.WritePropertyName("estimate");
        writer.WriteValue(answers[ValueMeasure(signal)]);
        if (Verdict(signal, answers) is { } passed)
        {
            writer.WriteBoolean("passed", passed);
        }
    }

    public bool? Verdict(Config signal, MeasureAnswers answers) =>
        VerdictMeasure(signal) is { } verdict ? Truth.Of(answers[verdict]) == true : null;

    private static AggregateValue ValueMeasure(Config signal) => new(signal.Get(ProbeSpec.CustomSql));

    private static AggregateVerdict? VerdictMeasure(Config signal) =>
        signal.Has(ProbeSpec.PassedWhen) ? new AggregateVerdict(signal.Get(ProbeSpec.CustomSql), signal.Get(ProbeSpec.PassedWhen)) : null;
}
