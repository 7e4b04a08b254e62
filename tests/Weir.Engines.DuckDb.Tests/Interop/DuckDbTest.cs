using Weir.Engines.DuckDb.Interop;

namespace Weir.Engines.DuckDb.Tests.Interop;

/// <summary>A database in memory and one connection for each test.</summary>
public abstract class DuckDbTest : IDisposable
{
    private readonly DuckDbDatabase database = DuckDbDatabase.Open();

    protected DuckDbTest() => Connection = database.Connect();

    protected DuckDbDatabase Database => database;

    protected DuckDbConnection Connection { get; }

    protected object? Value(string sql, params object?[] parameters) => Connection.QueryValue(sql, parameters, TestContext.Current.CancellationToken);

    /// <summary>Reads to the end and counts.</summary>
    protected static long Drain(DuckDbResult result)
    {
        long rows = 0;
        while (result.ReadChunk(TestContext.Current.CancellationToken) is { } chunk)
        {
            using (chunk)
            {
                rows += chunk.RowCount;
            }
        }

        return rows;
    }

    public void Dispose()
    {
        Connection.Dispose();
        database.Dispose();
        GC.SuppressFinalize(this);
    }
}
