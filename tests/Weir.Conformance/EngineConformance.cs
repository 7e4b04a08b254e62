using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;

namespace Weir.Conformance;

/// <summary>What every engine must do alike. A test class derives this with its engine; the SQL used is that which all dialects share.</summary>
public abstract partial class EngineConformance : IAsyncLifetime
{
    private EngineHarness? harness;

    /// <summary>A session in a folder of its own, new for each test.</summary>
    protected EngineHarness Engine => harness ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>Makes the engine under test.</summary>
    protected abstract IEngine CreateEngine();

    /// <summary>The engine's settings, as JSON.</summary>
    protected virtual string Settings => "{}";

    public async ValueTask InitializeAsync() => harness = await EngineHarness.OpenAsync(CreateEngine(), Settings);

    public async ValueTask DisposeAsync()
    {
        if (harness is not null)
        {
            await harness.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected Task<Relation> Channel(string id, string config, params string[] inputs) => Engine.DefineAsync(ModuleType.Channel, id, config, inputs);

    protected Task<Relation> Orders() => Engine.RowsAsync("orders", "id,customer,amount", "1,ann,10", "2,bob,", "3,ann,-5", "4,,20");

    /// <summary>The one finding of a module that is wrong.</summary>
    protected async Task<Diagnostic> Refusal(ModuleType type, string config, params string[] inputs)
    {
        DefinedModule module = await Engine.TryDefineAsync(type, "wrong", config, inputs);
        module.Ports.ShouldBeEmpty();
        return module.Diagnostics.ShouldHaveSingleItem();
    }

    /// <summary>The text that a finding points at.</summary>
    protected static string Blamed(Diagnostic diagnostic) => diagnostic.Span.Source!.Text.Substring(diagnostic.Span.Start, diagnostic.Span.Length);
}
