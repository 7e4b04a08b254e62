using Weir.Engines.DuckDb.Interop;

namespace Weir.Benchmarks.Blueprints;

/// <summary>SQL in one connection of its own, as somebody writes it who has no Weir.</summary>
internal static class HandRun
{
    /// <summary>Runs the statements, and reads what a query returns: the numbers of a gate or a profile.</summary>
    public static void Run(string script, string data, string output)
    {
        string sql = script.Replace("{data}", data, StringComparison.Ordinal).Replace("{out}", output, StringComparison.Ordinal);
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        foreach (string statement in sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (statement.StartsWith("SELECT", StringComparison.Ordinal))
            {
                using DuckDbResult result = connection.Query(statement);
                result.ReadRows(CancellationToken.None);
            }
            else
            {
                connection.Execute(statement);
            }
        }
    }
}
