namespace Weir.Engines.Spark.Tables;

/// <summary>Names of tables as authors write them: parts with dots between, each with or without backticks.</summary>
internal static class TableName
{
    internal static IReadOnlyList<string> Parts(string name)
    {
        List<string> parts = [""];
        bool quoted = false;
        foreach (char sign in name.Trim())
        {
            if (sign == '`')
            {
                quoted = !quoted;
            }
            else if (sign == '.' && !quoted)
            {
                parts.Add("");
            }
            else
            {
                parts[^1] += sign;
            }
        }

        return parts;
    }
}
