namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>A column of lines that are read one by one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">The SQL of its text.</param>
/// <param name="Type">DuckDB's type.</param>
/// <param name="Value">The SQL of its value, NULL where the text is none.</param>
internal sealed record LineColumn(string Name, string Text, string Type, string Value)
{
    /// <summary>Whether a text can be no value of the type.</summary>
    internal bool CanMisfit => Text != Value;

    /// <summary>A condition that holds where the text is no value.</summary>
    internal string Misfits => $"({Text} IS NOT NULL AND {Value} IS NULL)";

    /// <summary>A text that says so.</summary>
    internal string Reason => $"'the value \"' || left({Text}, 80) || {Quote.Literal($"\" in the column '{Name}' is no {Type}.")}";

    /// <summary>The column; NULL where the text is no value.</summary>
    internal string ToSql() => $"{Value} AS {Quote.Identifier(Name)}";

    /// <summary>The column; a text that is no value stops the query.</summary>
    internal string ToStrictSql() => !CanMisfit ? ToSql()
        : $"coalesce({Value}, CASE WHEN {Text} IS NOT NULL THEN CAST({LineFault.Sql(Reason)} AS {Type}) END) AS {Quote.Identifier(Name)}";
}
