using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Engines.DuckDb.Session;

namespace Weir.Engines.DuckDb;

/// <summary>DuckDB inside this process: the default engine.</summary>
/// <param name="time">Paces the progress reports.</param>
public sealed class DuckDbEngine(TimeProvider time) : IEngine
{
    /// <summary>With the system's clock.</summary>
    public DuckDbEngine()
        : this(TimeProvider.System)
    {
    }

    public string Name => Sql.DuckDbTypes.EngineName;

    public EngineCapabilities Capabilities => DuckDbCapabilities.All;

    public ComponentSpec Settings => SessionSettings.Spec;

    /// <inheritdoc/>
    /// <exception cref="WeirException">The library or the database can't be opened, or a setting is refused.</exception>
    public async ValueTask<IEngineSession> OpenAsync(EngineSessionOptions options, CancellationToken cancellationToken)
    {
        EngineThread thread = new();
        try
        {
            Workspace workspace = await thread.RunAsync(() => Workspace.Open(options), cancellationToken).ConfigureAwait(false);
            return new DuckDbSession(thread, workspace, time);
        }
        catch
        {
            thread.Dispose();
            throw;
        }
    }
}
