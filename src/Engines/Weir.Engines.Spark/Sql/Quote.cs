using System.Text;

namespace Weir.Engines.Spark.Sql;

/// <summary>Writes names and texts as Spark's SQL has them.</summary>
internal static class Quote
{
    /// <summary>A name, whatever it holds.</summary>
    internal static string Identifier(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";

    /// <summary>A text. Backslashes escape in Spark's literals, so they are doubled; a line break stays as it is.</summary>
    internal static string Literal(string text)
    {
        StringBuilder literal = new(text.Length + 2);
        literal.Append('\'');
        foreach (char sign in text)
        {
            literal.Append(sign is '\\' or '\'' ? "\\" : "").Append(sign);
        }

        return literal.Append('\'').ToString();
    }
}
