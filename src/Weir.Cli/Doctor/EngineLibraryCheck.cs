using Weir.Engines.DuckDb.Interop;

namespace Weir.Cli.Doctor;

/// <summary>Whether DuckDB's shared library can be found and loaded.</summary>
internal sealed class EngineLibraryCheck : ICheck
{
    public string Group => "engine";

    public string Name => "duckdb library";

    public Task<CheckResult> RunAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new CheckResult(Group, Name, CheckStatus.Ok, DuckDbDatabase.LibraryVersion));
}
