using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Runner.Run;

namespace Weir.Runner.Probes;

/// <summary>The signal types that come from measures. (<c>sample_rows</c> looks at rows: <see cref="SampleRows"/>.)</summary>
/// <remarks>Payload shapes are those of Aqueduct's signals. Everything is measured on all rows, so <c>fraction</c> is 1 whatever was asked for.</remarks>
public static class SignalBook
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, ISignal> Signals = new(StringComparer.Ordinal)
    {
        ["schema_snapshot"] = new SchemaSnapshotSignal(),
        ["row_count_estimate"] = new RowCountSignal(),
        ["null_rates"] = new NullRatesSignal(),
        ["value_distribution"] = new ValueDistributionSignal(),
        ["distinct_count"] = new DistinctCountSignal(),
        ["data_freshness"] = new DataFreshnessSignal(),
        ["threshold"] = new ThresholdSignal(),
        ["custom"] = new CustomSignal(),
    };

    public static string TypeOf(Config signal) => signal.Get(ProbeSpec.SignalType);

    /// <summary>The signal's name: as written, else its type.</summary>
    public static string IdOf(Config signal) => signal.Get(ProbeSpec.SignalId) ?? TypeOf(signal);

    public static bool IsMeasured(Config signal) => Signals.ContainsKey(TypeOf(signal));

    public static IEnumerable<Measure> MeasuresOf(Config signal, Schema columns) =>
        Signals.TryGetValue(TypeOf(signal), out ISignal? known) ? known.Measures(signal, columns) : [];

    /// <summary>The signal's fact as JSON.</summary>
    public static string PayloadOf(Config signal, Schema columns, MeasureAnswers answers) =>
        Json(writer => Signals[TypeOf(signal)].Write(writer, signal, columns, answers));

    public static bool? VerdictOf(Config signal, MeasureAnswers answers) => Signals[TypeOf(signal)].Verdict(signal, answers);

    internal static string Json(Action<Utf8JsonWriter> writeMembers)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Options))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
