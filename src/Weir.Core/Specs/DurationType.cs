using System.Globalization;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>A length of time, never negative: a bare number counts <paramref name="Unit"/>s; ms, s, m, h, d may be written behind it.</summary>
public sealed record DurationType(DurationUnit Unit) : FieldType<TimeSpan>
{
    private static readonly (string Suffix, double Seconds)[] Suffixes = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86400)];

    public override string Describe() => $"a length of time (a number of {Unit.ToString().ToLowerInvariant()}, or a text such as 500ms, 30s, 2h)";

    public override bool TryRead(Node node, SpecReader reader, out TimeSpan value)
    {
        value = TimeSpan.Zero;
        return node is ScalarNode { IsNull: false } scalar && TryParse(scalar.Text, out value) ? true : Mismatch(node, reader, out value);
    }

    public override string Render(TimeSpan value) => (value.TotalSeconds / UnitSeconds).ToString(CultureInfo.InvariantCulture);

    private double UnitSeconds => Unit switch { DurationUnit.Milliseconds => 0.001, DurationUnit.Hours => 3600, _ => 1 };

    private bool TryParse(string text, out TimeSpan value)
    {
        string number = text.Trim();
        double seconds = UnitSeconds;
        foreach ((string suffix, double factor) in Suffixes)
        {
            if (number.EndsWith(suffix, StringComparison.Ordinal))
            {
                number = number[..^suffix.Length].TrimEnd();
                seconds = factor;
                break;
            }
        }

        value = TimeSpan.Zero;
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double amount)
            || !(amount >= 0) || amount * seconds > TimeSpan.MaxValue.TotalSeconds / 2)
        {
            return false;
        }

        value = TimeSpan.FromSeconds(amount * seconds);
        return true;
    }
}
