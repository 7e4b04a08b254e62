using System.Globalization;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>A whole number within bounds, both included.</summary>
public sealed record IntegerType(long Minimum, long Maximum) : FieldType<long>
{
    public static IntegerType Any { get; } = new(long.MinValue, long.MaxValue);

    public override string Describe() => (Minimum, Maximum) switch
    {
        (long.MinValue, long.MaxValue) => "a whole number",
        (_, long.MaxValue) => $"a whole number of at least {Minimum}",
        (long.MinValue, _) => $"a whole number of at most {Maximum}",
        _ => $"a whole number from {Minimum} to {Maximum}",
    };

    public override bool TryRead(Node node, SpecReader reader, out long value)
    {
        value = 0;
        return node is ScalarNode scalar
            && long.TryParse(scalar.Text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && value >= Minimum && value <= Maximum
            ? true
            : Mismatch(node, reader, out value);
    }

    public override string Render(long value) => value.ToString(CultureInfo.InvariantCulture);
}
