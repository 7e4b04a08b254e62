using System.Text.Json;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Runner.Run;

namespace Weir.Runner.Probes;

/// <summary><c>null_rates</c>: <c>{fraction,sample_size,null_rates:{column:rate}}</c>, rates to six places; null without rows.</summary>
internal sealed class NullRatesSignal : ISignal
{
    public IEnumerable<Measure> Measures(Config signal, Schema columns) =>
        [new RowCount(), .. SignalColumns.Of(signal, columns).Select(c => new NullCount(c))];

    public void Write(Utf8JsonWriter writer, Config signal, Schema columns, MeasureAnswers answers)
    {
        long rows = answers.Count(new RowCount());
        writer.WriteNumber("fraction", 1.0);
        writer.WriteNumber("sample_size", rows);
        writer.WriteStartObject("null_rates");
        foreach (string column in SignalColumns.Of(signal, columns))
        {
            writer.WritePropertyName(column);
            writer.WriteNumber(rows == 0 ? null : Math.Round((double)answers.Count(new NullCount(column)) / rows, 6));
        }

        writer.WriteEndObject();
    }
}
