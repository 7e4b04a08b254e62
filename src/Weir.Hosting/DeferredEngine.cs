using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Hosting;

/// <summary>An engine that is loaded when something is asked of it beyond its name, so that whoever uses another does not wait for it.</summary>
internal sealed class DeferredEngine(string name, Func<IEngine> make) : IEngine
{
    private readonly Lazy<IEngine> engine = new(make);

    public string Name => name;

    public EngineCapabilities Capabilities => engine.Value.Capabilities;

    public ComponentSpec Settings => engine.Value.Settings;

    public ValueTask<IEngineSession> OpenAsync(EngineSessionOptions options, CancellationToken cancellationToken) => engine.Value.OpenAsync(options, cancellationToken);

    public IEngineTables? Tables(EngineSessionOptions options) => engine.Value.Tables(options);
}
