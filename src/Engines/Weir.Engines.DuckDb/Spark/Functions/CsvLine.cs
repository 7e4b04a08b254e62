using System.Text;

namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>Cuts a line of CSV into fields, as Spark's <c>from_csv</c> does: quotes are <c>"</c>, a backslash takes the next character as it is.</summary>
internal static class CsvLine
{
    /// <summary>The fields; null for one that is empty, with or without quotes.</summary>
    public static object?[] Fields(string line, char separator)
    {
        List<object?> fields = [];
        StringBuilder field = new();
        int at = 0;
        while (true)
        {
            field.Clear();
            int end = at < line.Length && line[at] == '"' ? Quoted(line, at + 1, field) : 0;
            if (end > 0 && (end == line.Length || line[end] == separator))
            {
                at = end;
            }
            else
            {
                field.Clear();
                end = line.IndexOf(separator, Math.Min(at, line.Length));
                end = end < 0 ? line.Length : end;
                field.Append(line, at, end - at);
                at = end;
            }

            fields.Add(field.Length == 0 ? null : field.ToString());
            if (at++ >= line.Length)
            {
                return [.. fields];
            }
        }
    }

    /// <summary>Reads up to the closing quote; gives what comes behind it and the blanks after it. A quote that nothing closes is part of the text.</summary>
    private static int Quoted(string line, int at, StringBuilder field)
    {
        while (at < line.Length && line[at] != '"')
        {
            at += line[at] == '\\' && at + 1 < line.Length && line[at + 1] is '"' or '\\' ? 1 : 0;
            field.Append(line[at++]);
        }

        if (at >= line.Length)
        {
            return 0;
        }

        at++;
        while (at < line.Length && line[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
