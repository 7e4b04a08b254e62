using System.Text;

namespace Weir.Connectors.Databases.Tables;

/// <summary>The name of a table, as the database keeps it.</summary>
/// <param name="Schema">Its schema (MySQL: its database); null for the connection's own.</param>
/// <param name="Name">Its name.</param>
internal sealed record TableName(string? Schema, string Name)
{
    /// <summary>Reads <c>orders</c>, <c>sales.orders</c> or <c>"Sales"."my.orders"</c>; parts may be in double quotes, backticks or brackets.</summary>
    internal static TableName Parse(string text, string? schema)
    {
        List<string> parts = [];
        StringBuilder part = new();
        char closing = '\0';
        foreach (char letter in text.Trim())
        {
            if (closing != '\0')
            {
                closing = letter == closing ? '\0' : closing;
                part.Append(closing == '\0' ? "" : letter);
            }
            else if (letter is '"' or '`' or '[')
            {
                closing = letter == '[' ? ']' : letter;
            }
            else if (letter == '.')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(letter);
            }
        }

        parts.Add(part.ToString());
        return new TableName(parts.Count > 1 ? parts[^2] : schema, parts[^1]);
    }

    public override string ToString() => Schema is null ? Name : $"{Schema}.{Name}";
}
