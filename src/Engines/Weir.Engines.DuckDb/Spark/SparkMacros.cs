namespace Weir.Engines.DuckDb.Spark;

/// <summary>
/// The macros that translated Spark SQL calls where DuckDB has no function that does what Spark's does. They are made in a session when SQL first uses them.
/// </summary>
/// <remarks>An overload with a type is chosen by DuckDB when it binds a call, so that a macro may do one thing for dates and another for timestamps.</remarks>
public static class SparkMacros
{
    private const string Prefix = "spark_";

    private static Dictionary<string, string>? byName;

    private static readonly string[] Tables =
    [
        SparkTextMacros.Table, SparkNumberMacros.Table, SparkCastMacros.Table, SparkTimeMacros.Table, SparkCollectionMacros.Table, SparkJsonMacros.Table,
    ];

    /// <summary>The names of all macros.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    private static Dictionary<string, string> ByName => byName ??= Load();

    /// <summary>The statements that make the macros that some SQL needs, those that others call first.</summary>
    /// <param name="sql">The SQL.</param>
    /// <param name="made">The macros that are there already; those of the result are added.</param>
    public static IReadOnlyList<string> StatementsFor(string sql, ISet<string> made)
    {
        List<string> statements = [];
        Add(sql, made, statements);
        return statements;
    }

    private static void Add(string sql, ISet<string> made, List<string> statements)
    {
        for (int at = sql.IndexOf(Prefix, StringComparison.Ordinal); at >= 0; at = sql.IndexOf(Prefix, at + 1, StringComparison.Ordinal))
        {
            int end = at;
            while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_'))
            {
                end++;
            }

            string name = sql[at..end];
            if (end < sql.Length && sql[end] == '(' && ByName.TryGetValue(name, out string? definition) && made.Add(name))
            {
                Add(definition[name.Length..], made, statements);
                statements.Add("CREATE OR REPLACE TEMP MACRO " + definition);
            }
        }
    }

    private static Dictionary<string, string> Load()
    {
        Dictionary<string, string> loaded = new(StringComparer.Ordinal);
        foreach (string table in Tables)
        {
            foreach (string line in table.Split('\n'))
            {
                loaded.Add(line[..line.IndexOf('(', StringComparison.Ordinal)], line);
            }
        }

        return loaded;
    }
}
