using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Spark.Functions;

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

    /// <summary>Makes in a session what some SQL needs: macros, and functions written in C#.</summary>
    /// <param name="connection">Of the session.</param>
    /// <param name="sql">The SQL.</param>
    /// <param name="made">What is there already; what is made is added.</param>
    public static void Prepare(DuckDbConnection connection, string sql, ISet<string> made)
    {
        if (!sql.Contains(Prefix, StringComparison.Ordinal))
        {
            return;
        }

        IReadOnlyList<string> statements = StatementsFor(sql, made);
        Register(connection, sql, made);
        foreach (string statement in statements)
        {
            Register(connection, statement, made);
            connection.Execute(statement);
        }
    }

    private static void Register(DuckDbConnection connection, string sql, ISet<string> made)
    {
        foreach (string name in Calls(sql))
        {
            if (!ByName.ContainsKey(name) && !made.Contains(name) && SparkFunctions.Find(name) is { } function)
            {
                connection.Register(function);
                made.Add(name);
            }
        }
    }

    /// <summary>The names with our prefix that are called.</summary>
    private static IEnumerable<string> Calls(string sql)
    {
        for (int at = sql.IndexOf(Prefix, StringComparison.Ordinal); at >= 0; at = sql.IndexOf(Prefix, at + 1, StringComparison.Ordinal))
        {
            int end = at;
            while (end < sql.Length && (char.IsAsciiLetterOrDigit(sql[end]) || sql[end] == '_'))
            {
                end++;
            }

            if (end < sql.Length && sql[end] == '(')
            {
                yield return sql[at..end];
            }
        }
    }

    private static void Add(string sql, ISet<string> made, List<string> statements)
    {
        foreach (string name in Calls(sql))
        {
            if (ByName.TryGetValue(name, out string? definition) && made.Add(name))
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
