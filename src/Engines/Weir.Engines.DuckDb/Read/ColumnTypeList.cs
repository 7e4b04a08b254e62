using Weir.Core.Data;
using Weir.Core.Engines;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Read;

/// <summary>Reads <c>name type, name type</c>: the types of single columns.</summary>
internal static class ColumnTypeList
{
    /// <summary>Names with DuckDB's types; null after a report.</summary>
    internal static IReadOnlyList<(string Name, string Type)>? Read(ModuleScope scope, string text, SourceSpan span)
    {
        List<(string, string)> columns = [];
        foreach (string item in Split(text))
        {
            string trimmed = item.Trim();
            int gap = NameEnd(trimmed);
            string name = gap < 0 ? trimmed : trimmed[..gap].Trim().Trim('"', '`');
            string problem = "has no type";
            if (gap < 0 || !DataTypeParser.TryParse(trimmed[gap..].TrimStart(':', ' '), out DataType? type, out problem!) || DuckDbTypes.ToDuckDb(type) is not { } spelling)
            {
                scope.Report(EngineCodes.InvalidOption, span, $"The column '{name}' {problem}.", "Write names and types parted by commas: `id bigint, zip string`.");
                return null;
            }

            columns.Add((name, spelling));
        }

        return columns;
    }

    private static int NameEnd(string item)
    {
        char quote = item.Length > 0 && item[0] is '"' or '`' ? item[0] : '\0';
        return quote == '\0' ? item.AsSpan().IndexOfAny(' ', ':') : item.IndexOf(quote, 1) is var close and > 0 ? close + 1 : -1;
    }

    /// <summary>Cuts at the commas that stand in no brackets.</summary>
    private static IEnumerable<string> Split(string text)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] is '<' or '(' ? 1 : text[i] is '>' or ')' ? -1 : 0;
            if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }
}
