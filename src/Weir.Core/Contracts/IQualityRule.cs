using Weir.Core.Data;

namespace Weir.Core.Contracts;

/// <summary>A rule of the user's over all rows of an Assert: it says which figures it needs, and judges them. They are taken in the one pass that all rules share.</summary>
/// <remarks>A rule over single rows is simpler: a public static method that gives true or false. See the guide on code of your own.</remarks>
public interface IQualityRule
{
    /// <summary>The figures that it needs; an exception says that the columns do not suit it.</summary>
    IEnumerable<Measure> Measures(Schema columns);

    /// <summary>Judges them.</summary>
    RuleVerdict Judge(Schema columns, MeasureFigures figures);
}
