using System.Globalization;
using System.Text;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Connectors.Databases.Tasks;

/// <summary>Puts values in the places of <c>:name</c> as literals of the database, quoted by its rules. Text, comments and quoted names are passed over.</summary>
/// <remarks>Literals rather than bound values, since COPY, by which PostgreSQL's rows are read, takes none.</remarks>
internal static class SqlParameters
{
    /// <summary>The task's SQL with its values.</summary>
    /// <exception cref="WeirException">A name has no value, or a value is no scalar and no list.</exception>
    internal static string Fill(Config config, Field<string> sql, string moduleId)
    {
        string text = config.Get(sql)!;
        IReadOnlyDictionary<string, Node>? values = config.Get(SqlTaskFields.Parameters);
        return values is null ? text : Fill(text, values, config.Get(SqlTaskFields.Format), name => new WeirException(new Diagnostic(DatabaseCodes.ParameterMissing, config.SpanOf(sql), $"The SQL names ':{name}', which 'params' does not have.")
        {
            Hint = Suggestion.Hint(name, [.. values.Keys]) ?? "Add it to 'params'.",
            ModuleId = moduleId,
        }));
    }

    /// <param name="sql">Statements.</param>
    /// <param name="values">Name to value; a list becomes literals with commas.</param>
    /// <param name="format">Whose literals.</param>
    /// <param name="missing">The fault of a name without a value.</param>
    internal static string Fill(string sql, IReadOnlyDictionary<string, Node> values, string format, Func<string, Exception> missing)
    {
        StringBuilder filled = new(sql.Length);
        int at = 0;
        while (at < sql.Length)
        {
            int end = EndOfQuoted(sql, at);
            if (end > at)
            {
                filled.Append(sql, at, end - at);
                at = end;
            }
            else if (NameAt(sql, at) is { } name)
            {
                filled.Append(Literal(values.TryGetValue(name, out Node? value) ? value : throw missing(name), format));
                at += name.Length + 1;
            }
            else
            {
                filled.Append(sql[at++]);
            }
        }

        return filled.ToString();
    }

    /// <summary>A name behind a colon that is neither part of <c>::type</c> nor of a time or a slice.</summary>
    private static string? NameAt(string sql, int at)
    {
        if (sql[at] != ':' || (at > 0 && (sql[at - 1] == ':' || char.IsLetterOrDigit(sql[at - 1]))) || at + 1 >= sql.Length || !(char.IsLetter(sql[at + 1]) || sql[at + 1] == '_'))
        {
            return null;
        }

        int end = at + 1;
        while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_'))
        {
            end++;
        }

        return sql[(at + 1)..end];
    }

    /// <summary>Where a text, a quoted name or a comment that begins here ends; here when none begins.</summary>
    private static int EndOfQuoted(string sql, int at)
    {
        ReadOnlySpan<char> rest = sql.AsSpan(at);
        string? close = rest.StartsWith("--") ? "\n" : rest.StartsWith("/*") ? "*/" : rest[0] is '\'' or '"' or '`' ? rest[0].ToString() : null;
        if (close is null)
        {
            return at;
        }

        int found = sql.IndexOf(close, at + (close == "*/" ? 2 : 1), StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + close.Length;
    }

    private static string Literal(Node value, string format) => value switch
    {
        SequenceNode list => list.Items.Length == 0 ? "NULL" : string.Join(", ", list.Items.Select(i => Literal(i, format))),
        ScalarNode { IsNull: true } => "NULL",
        ScalarNode { Kind: ScalarKind.Boolean } flag => bool.Parse(flag.Text) ? "TRUE" : "FALSE",
        ScalarNode { Kind: ScalarKind.Integer } whole when long.TryParse(whole.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number.ToString(CultureInfo.InvariantCulture),
        ScalarNode { Kind: ScalarKind.Float } fraction when double.TryParse(fraction.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => number.ToString("R", CultureInfo.InvariantCulture),
        ScalarNode text => Text(text.Text, format),
        _ => Text(Core.Templates.JsonNodes.ToText(Core.Templates.JsonNodes.OfNode(value)), format),
    };

    /// <summary>A text that no setting of the server can read otherwise.</summary>
    private static string Text(string text, string format) => format switch
    {
        "mysql" or "mariadb" => $"CONVERT(x'{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}' USING utf8mb4)",
        "postgres" or "postgresql" when text.Contains('\\', StringComparison.Ordinal) => $"E'{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'",
        _ => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
    };
}
