using Weir.Engines.DuckDb.Interop;

namespace Weir.Cli.Doctor;

/// <summary>Whether DuckDB opens a database and answers a query.</summary>
internal sealed class EngineSessionCheck : ICheck
{
    public string Group => "engine";

    public string Name => "duckdb session";

    public Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        using DuckDbDatabase database = DuckDbDatabase.Open();
        using DuckDbConnection connection = database.Connect();
        using DuckDbResult result = connection.Query("SELECT 42", cancellationToken);
        return Task.FromResult(new CheckResult(Group, Name, CheckStatus.Ok, "opens and answers"));
    }
}
