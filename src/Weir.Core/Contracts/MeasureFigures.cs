using System.Globalization;

namespace Weir.Core.Contracts;

/// <summary>The figures that a rule or signal of the user's asked for. Ask with the same objects.</summary>
/// <param name="values">Measure to value.</param>
public sealed class MeasureFigures(Func<Measure, object?> values)
{
    /// <summary>A figure as the measure describes it; null for NULL.</summary>
    /// <exception cref="KeyNotFoundException">It was not asked for.</exception>
    public object? this[Measure measure] => values(measure);

    /// <summary>A figure as a whole number; 0 for NULL.</summary>
    public long Count(Measure measure) => this[measure] is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;

    /// <summary>A figure as a number; NaN for NULL.</summary>
    public double Number(Measure measure) => this[measure] is { } value ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN;
}
