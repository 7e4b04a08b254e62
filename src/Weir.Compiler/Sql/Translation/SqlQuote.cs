namespace Weir.Compiler.Sql.Translation;

/// <summary>Spells names and texts for DuckDB.</summary>
internal static class SqlQuote
{
    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Text(string value) => value.Contains('\0', StringComparison.Ordinal)
        ? "(" + string.Join(" || chr(0) || ", value.Split('\0').Select(Text)) + ")"
        : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
