using Weir.Engines.DuckDb.Interop;

namespace Weir.Benchmarks.Overhead;

/// <summary>The flights pipeline as SQL in one connection, with the gate checked in code: what somebody writes who has no Weir.</summary>
internal static class ByHand
{
    /// <summary>Runs the statements; the one that returns rows is the gate.</summary>
    /// <exception cref="InvalidOperationException">The gate is closed.</exception>
    public static void Run(string script, string data, string output)
    {
        string sql = script.Replace("{data}", data, StringComparison.Ordinal).Replace("{out}", output, StringComparison.Ordinal);
        Directory.CreateDirectory(output);
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        foreach (string statement in sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (statement.Contains("AS row_count", StringComparison.Ordinal))
            {
                Judge(connection, statement);
            }
            else
            {
                connection.Execute(statement);
            }
        }
    }

    private static void Judge(DuckDbConnection connection, string query)
    {
        using DuckDbResult result = connection.Query(query);
        using DataChunk chunk = result.ReadChunk() ?? throw new InvalidOperationException("The gate's query gave no row.");
        long rows = (long)chunk[0].GetValue(0)!, nullStates = (long)chunk[1].GetValue(0)!, nullDates = (long)chunk[2].GetValue(0)!;
        bool inRange = (bool)chunk[5].GetValue(0)! && (bool)chunk[6].GetValue(0)!;
        if (rows < 1_000_000 || nullStates > rows * 0.01 || nullDates > 0 || !inRange)
        {
            throw new InvalidOperationException("The gate is closed.");
        }
    }
}
