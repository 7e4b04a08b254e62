using System.Globalization;
using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Translation;

/// <summary>Spells the constants of DATE and TIMESTAMP in full: Spark takes <c>2020</c> and <c>2020-1</c> for their first day.</summary>
internal static class DateText
{
    public static string Normal(LiteralNode node)
    {
        string text = node.Value.Trim();
        int split = text.AsSpan().IndexOfAny('T', ' ');
        string[] parts = (split < 0 ? text : text[..split]).Split('-');
        bool sound = parts.Length is >= 1 and <= 3 && parts[0].Length is >= 4 and <= 6;
        int[] numbers = [1, 1, 1];
        for (int i = 0; i < parts.Length && sound; i++)
        {
            sound = int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) && (i == 0 || parts[i].Length <= 2);
        }

        if (!sound && !(node.Kind is not LiteralKind.Date && text.Contains(':', StringComparison.Ordinal)))
        {
            throw new SqlSyntaxException(node.Start, node.End - node.Start, $"'{node.Value}' is no {(node.Kind == LiteralKind.Date ? "date" : "timestamp")} that Spark reads.");
        }

        if (!sound)
        {
            return text;
        }

        string day = string.Create(CultureInfo.InvariantCulture, $"{numbers[0]:0000}-{numbers[1]:00}-{numbers[2]:00}");
        return node.Kind == LiteralKind.Date || split < 0 ? day : day + " " + text[(split + 1)..];
    }
}
