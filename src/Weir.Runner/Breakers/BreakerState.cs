using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Weir.Core.Events;

namespace Weir.Runner.Breakers;

/// <summary>What a circuit breaker remembers.</summary>
internal sealed record BreakerState
{
    public static BreakerState Initial { get; } = new();

    public BreakerPhase Phase { get; init; }

    /// <summary>Failures in a row while closed.</summary>
    public int Failures { get; init; }

    /// <summary>Successes in a row while half open.</summary>
    public int Successes { get; init; }

    /// <summary>When it opened last.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When each of the calls began that are under way while half open.</summary>
    public ImmutableArray<DateTimeOffset> Calls { get; init; } = [];

    /// <summary>The state as it is kept in the store.</summary>
    public string ToText()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteString("phase", Phase.ToString());
            json.WriteNumber("failures", Failures);
            json.WriteNumber("successes", Successes);
            json.WriteString("opened_at", OpenedAt);
            json.WriteStartArray("calls");
            foreach (DateTimeOffset call in Calls)
            {
                json.WriteStringValue(call);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    public static BreakerState Read(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement json = document.RootElement;
        return new BreakerState
        {
            Phase = Enum.Parse<BreakerPhase>(json.GetProperty("phase").GetString()!),
            Failures = json.GetProperty("failures").GetInt32(),
            Successes = json.GetProperty("successes").GetInt32(),
            OpenedAt = json.GetProperty("opened_at").GetDateTimeOffset(),
            Calls = [.. json.GetProperty("calls").EnumerateArray().Select(c => c.GetDateTimeOffset())],
        };
    }
}
