namespace Weir.Compiler.Sql.Translation;

/// <summary>Spells names and texts for DuckDB, and for Spark.</summary>
internal static class SqlQuote
{
    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A name for Spark.</summary>
    public static string BackQuoted(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>A text for Spark.</summary>
    public static string Escaped(string value) => $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    public static string Text(string value) => value.Contains('\0', StringComparison.Ordinal)
        ? "(" + string.Join(" || chr(0) || ", value.Split('\0').Select(Text)) + ")"
        : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
