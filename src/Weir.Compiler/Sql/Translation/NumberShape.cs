using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <summary>A pattern of <c>to_number</c> or <c>to_char</c>, as far as the translation needs it.</summary>
/// <param name="Type">The decimal that holds what it describes.</param>
/// <param name="IsOdd">True with both a sign and a dollar, whose order depends on the number.</param>
internal sealed record NumberShape(DecimalType Type, bool IsOdd)
{
    /// <summary>Reads a constant pattern; null for what is none.</summary>
    public static NumberShape? Read(ExpressionNode node)
    {
        string rest = SqlNumbers.TextValue(node)?.ToUpperInvariant() ?? "";
        bool signed = rest.StartsWith("MI", StringComparison.Ordinal) || rest.StartsWith('S');
        rest = rest.StartsWith("MI", StringComparison.Ordinal) ? rest[2..] : signed ? rest[1..] : rest;
        bool dollar = rest.StartsWith('$');
        rest = dollar ? rest[1..] : rest;
        string end = rest.EndsWith("MI", StringComparison.Ordinal) ? "MI" : rest.EndsWith("PR", StringComparison.Ordinal) ? "PR" : rest.EndsWith('S') ? "S" : "";
        rest = rest[..^end.Length].Replace('G', ',').Replace('D', '.');
        int point = rest.IndexOf('.', StringComparison.Ordinal);
        string whole = point < 0 ? rest : rest[..point];
        string fraction = point < 0 ? "" : rest[(point + 1)..];
        int digits = Count(whole);
        bool right = !(signed && end.Length > 0) && digits > 0 && Count(fraction) == fraction.Length && (point < 0 || fraction.Length > 0)
            && whole.All(static c => c is '0' or '9' or ',') && !whole.StartsWith(',') && !whole.EndsWith(',') && !whole.Contains(",,", StringComparison.Ordinal) && digits + fraction.Length <= SqlTypes.MaximumPrecision;
        return right ? new NumberShape(new DecimalType(digits + fraction.Length, fraction.Length), dollar && (signed || end.Length > 0)) : null;
    }

    private static int Count(string text) => text.Count(static c => c is '0' or '9');
}
