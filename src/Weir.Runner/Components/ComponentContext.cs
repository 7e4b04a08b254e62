using Weir.Core.Components;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Runner.Run;

namespace Weir.Runner.Components;

/// <summary>What a component may know and use, in both phases of a run.</summary>
internal sealed class ComponentContext : IComponentContext
{
    private readonly ManifestModule module;
    private readonly ComponentEngine engine;
    private RunContext? run;

    public ComponentContext(Manifest manifest, ManifestModule module, IReadOnlyList<ModuleInput> inputs, IEngineSession session, DateTimeOffset runStartedAt)
    {
        this.module = module;
        Pipeline = manifest.BlueprintId;
        BaseDirectory = manifest.BaseDirectory;
        RunStartedAt = runStartedAt;
        Inputs = [.. inputs.Select(i => i.Alias)];
        engine = new ComponentEngine(module, inputs, session);
    }

    public string Name => module.Id;

    public string Pipeline { get; }

    public string BaseDirectory { get; }

    public DateTimeOffset RunStartedAt { get; }

    public IReadOnlyList<string> Inputs { get; }

    public IComponentEngine Engine => engine;

    public void Log(string message) => run?.Events.Notice(RunnerCodes.ComponentNote, run.Services.Redactor.Redact(message), module.Id);

    /// <summary>Lets the component define relations.</summary>
    public void BeginDefine(CancellationToken cancellationToken) => engine.Begin(null, cancellationToken);

    /// <summary>Lets the component read rows and be heard.</summary>
    public void BeginRun(RunContext context, BoundModule bound, CancellationToken cancellationToken)
    {
        run = context;
        engine.Begin(context.Progress(bound), cancellationToken);
    }
}
