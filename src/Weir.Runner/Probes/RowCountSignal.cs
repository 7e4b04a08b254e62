using System.Text.Json;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Runner.Run;

namespace Weir.Runner.Probes;

/// <summary><c>row_count_estimate</c>: <c>{method,estimate}</c>; the count is exact.</summary>
internal sealed class RowCountSignal : ISignal
{
    public IEnumerable<Measure> Measures(Config signal, Schema columns) => [new RowCount()];

    public void Write(Utf8JsonWriter writer, Config signal, Schema columns, MeasureAnswers answers)
    {
        writer.WriteString("method", "exact_count");
        writer.WriteNumber("estimate", answers.Count(new RowCount()));
    }
}
