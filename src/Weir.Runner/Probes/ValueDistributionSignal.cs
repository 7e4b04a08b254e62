using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Runner.Run;

namespace Weir.Runner.Probes;

/// <summary><c>value_distribution</c>: <c>{fraction,stats:{column:{min,max,mean,stddev,count_non_null,percentiles:{"0.25":...}}}}</c>.</summary>
internal sealed class ValueDistributionSignal : ISignal
{
    public IEnumerable<Measure> Measures(Config signal, Schema columns) =>
        SignalColumns.Numeric(signal, columns).Select(c => MeasureOf(signal, c));

    public void Write(Utf8JsonWriter writer, Config signal, Schema columns, MeasureAnswers answers)
    {
        writer.WriteNumber("fraction", 1.0);
        writer.WriteStartObject("stats");
        foreach (string column in SignalColumns.Numeric(signal, columns))
        {
            writer.WriteStartObject(column);
            WriteColumn(writer, signal, (Distribution)answers[MeasureOf(signal, column)]!);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteColumn(Utf8JsonWriter writer, Config signal, Distribution distribution)
    {
        Member("min", distribution.Minimum);
        Member("max", distribution.Maximum);
        Member("mean", distribution.Mean);
        Member("stddev", distribution.StandardDeviation);
        writer.WriteNumber("count_non_null", distribution.CountNonNull);
        writer.WriteStartObject("percentiles");
        foreach ((double percentile, double? value) in signal.Get(ProbeSpec.Percentiles).Zip(distribution.Percentiles))
        {
            Member(percentile.ToString(CultureInfo.InvariantCulture), value);
        }

        writer.WriteEndObject();

        void Member(string name, double? value)
        {
            writer.WritePropertyName(name);
            writer.WriteNumber(value);
        }
    }

    private static NumericProfile MeasureOf(Config signal, string column) => new(column, [.. signal.Get(ProbeSpec.Percentiles)]);
}
