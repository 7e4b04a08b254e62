using System.Globalization;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>A finite number within bounds, both included.</summary>
public sealed record NumberType(double Minimum, double Maximum) : FieldType<double>
{
    public static NumberType Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public override string Describe() => (double.IsInfinity(Minimum), double.IsInfinity(Maximum)) switch
    {
        (true, true) => "a number",
        (false, true) => $"a number of at least {Render(Minimum)}",
        (true, false) => $"a number of at most {Render(Maximum)}",
        _ => $"a number from {Render(Minimum)} to {Render(Maximum)}",
    };

    public override bool TryRead(Node node, SpecReader reader, out double value)
    {
        value = 0;
        return node is ScalarNode scalar
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value) && value >= Minimum && value <= Maximum
            ? true
            : Mismatch(node, reader, out value);
    }

    public override string Render(double value) => value.ToString(CultureInfo.InvariantCulture);
}
