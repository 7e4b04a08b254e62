using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Tables;

namespace Weir.Engines.Spark;

/// <summary>Apache Spark on a cluster, through Spark Connect: no JVM and no Spark installation in this process.</summary>
/// <param name="time">Paces retries.</param>
public sealed class SparkEngine(TimeProvider time) : IEngine
{
    /// <summary>With the system's clock.</summary>
    public SparkEngine()
        : this(TimeProvider.System)
    {
    }

    public string Name => Arrow.SparkTypes.EngineName;

    public EngineCapabilities Capabilities => SparkCapabilities.All;

    public ComponentSpec Settings => SessionSettings.Spec;

    /// <inheritdoc/>
    /// <exception cref="WeirException">No server is named or answers, or a setting is refused.</exception>
    public async ValueTask<IEngineSession> OpenAsync(EngineSessionOptions options, CancellationToken cancellationToken) =>
        new SparkSession(await Workspace.OpenAsync(options, time, cancellationToken).ConfigureAwait(false));

    public IEngineTables Tables(EngineSessionOptions options) => new SparkTables(options, time);
}
