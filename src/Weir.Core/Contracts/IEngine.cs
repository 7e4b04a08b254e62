using Weir.Core.Diagnostics;
using Weir.Core.Specs;

namespace Weir.Core.Contracts;

/// <summary>Where relations live and SQL runs.</summary>
public interface IEngine
{
    /// <summary>As it is written in a Blueprint: <c>duckdb</c>, <c>spark</c>.</summary>
    string Name { get; }

    /// <summary>What it can't do, asked by the compiler before anything runs.</summary>
    EngineCapabilities Capabilities { get; }

    /// <summary>Its settings (<c>engine.&lt;name&gt;</c>).</summary>
    ComponentSpec Settings { get; }

    /// <summary>Opens a session for one run or one binding.</summary>
    /// <exception cref="WeirException">The engine can't be had.</exception>
    ValueTask<IEngineSession> OpenAsync(EngineSessionOptions options, CancellationToken cancellationToken);

    /// <summary>The tables of its catalogue as targets; null when it writes none. Opens nothing yet.</summary>
    IEngineTables? Tables(EngineSessionOptions options) => null;
}
