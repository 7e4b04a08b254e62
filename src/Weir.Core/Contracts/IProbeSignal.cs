using Weir.Core.Data;

namespace Weir.Core.Contracts;

/// <summary>A signal of the user's: it says which figures it needs, and what they mean. They are taken in the one pass that all signals share.</summary>
public interface IProbeSignal
{
    /// <summary>The figures that it needs; an exception says that the columns do not suit it.</summary>
    IEnumerable<Measure> Measures(Schema columns);

    /// <summary>What is recorded.</summary>
    SignalFact Take(Schema columns, MeasureFigures figures);
}
