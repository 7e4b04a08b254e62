using System.Text.Json;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Runner.Run;

namespace Weir.Runner.Probes;

/// <summary>A signal type: the figures it needs, and how they are written down. Pure.</summary>
internal interface ISignal
{
    IEnumerable<Measure> Measures(Config signal, Schema columns);

    /// <summary>Writes the members of the payload object.</summary>
    void Write(Utf8JsonWriter writer, Config signal, Schema columns, MeasureAnswers answers);

    /// <summary>The verdict for a Regulator; null when the signal gives none.</summary>
    bool? Verdict(Config signal, MeasureAnswers answers) => null;
}
