using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Manifests;
using Weir.Runner.Run;

namespace Weir.Runner.Probes;

/// <summary><c>custom</c> with a class: <c>{custom:true,class,...,passed?}</c>; what the author's object makes of the figures that it asked for.</summary>
internal static class OwnSignal
{
    /// <summary>The object of a Probe's signal; null when the signal is none of the author's own.</summary>
    public static IProbeSignal? Of(ManifestModule probe, int signal) => probe.Parts.TryGetValue(signal, out object? part) ? part as IProbeSignal : null;

    /// <summary>The figures that it needs; none when it throws, which it does again when it is taken, where it can be told.</summary>
    public static IReadOnlyList<Measure> Measures(IProbeSignal own, Schema columns)
    {
        try
        {
            return [.. own.Measures(columns)];
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <exception cref="InvalidOperationException">It failed; the message has what it threw.</exception>
    public static SignalFact Take(IProbeSignal own, Schema columns, MeasureAnswers answers)
    {
        try
        {
            _ = own.Measures(columns).Count();
            return own.Take(columns, new MeasureFigures(measure => answers[measure]));
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{own.GetType().Name} failed: {failure.GetType().Name}: {failure.Message}", failure);
        }
    }

    public static string PayloadOf(IProbeSignal own, SignalFact fact) => SignalBook.Json(writer =>
    {
        writer.WriteBoolean("custom", true);
        writer.WriteString("class", own.GetType().Name);
        foreach ((string name, object? value) in fact.Values)
        {
            writer.WritePropertyName(name);
            writer.WriteValue(value);
        }

        if (fact.Passed is { } passed)
        {
            writer.WriteBoolean("passed", passed);
        }
    });
}
