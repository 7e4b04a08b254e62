using Weir.Engines.DuckDb.Extensions;

namespace Weir.Cli.Doctor;

/// <summary>Which extensions of DuckDB are installed. None is needed but by the formats excel, avro and iceberg.</summary>
internal sealed class EngineExtensionsCheck : ICheck
{
    public string Group => "engine";

    public string Name => "duckdb extensions";

    public Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> found = ExtensionStore.FindInstalled();
        string detail = found.Count > 0 ? string.Join(", ", found) : "none installed; excel, avro and iceberg are fetched when they are needed";
        return Task.FromResult(new CheckResult(Group, Name, CheckStatus.Ok, detail));
    }
}
