using System.Globalization;

namespace Weir.Engines.DuckDb.Read;

/// <summary>Collects the named arguments of a table function.</summary>
internal sealed class SqlArguments(string assignment = " = ")
{
    private readonly List<(string Name, string Value)> items = [];

    internal SqlArguments Text(string name, string? value) => Raw(name, value is null ? null : Quote.Literal(value));

    internal SqlArguments Flag(string name, bool value) => Raw(name, value ? "true" : "false");

    internal SqlArguments Number(string name, long? value) => Raw(name, value?.ToString(CultureInfo.InvariantCulture));

    internal SqlArguments Texts(string name, IReadOnlyList<string> values) =>
        Raw(name, values.Count == 0 ? null : $"[{string.Join(", ", values.Select(Quote.Literal))}]");

    /// <summary>Names and types, as DuckDB's structs: <c>{'a': 'BIGINT'}</c>.</summary>
    internal SqlArguments Columns(string name, IEnumerable<(string Name, string Type)> columns)
    {
        string[] parts = [.. columns.Select(column => $"{Quote.Literal(column.Name)}: {Quote.Literal(column.Type)}")];
        return Raw(name, parts.Length == 0 ? null : "{" + string.Join(", ", parts) + "}");
    }

    /// <summary>SQL as it is; null adds nothing.</summary>
    internal SqlArguments Raw(string name, string? value)
    {
        if (value is not null)
        {
            items.Add((name, value));
        }

        return this;
    }

    internal SqlArguments Copy()
    {
        SqlArguments copy = new(assignment);
        copy.items.AddRange(items);
        return copy;
    }

    public override string ToString() => string.Join(", ", items.Select(item => item.Name + assignment + item.Value));
}
