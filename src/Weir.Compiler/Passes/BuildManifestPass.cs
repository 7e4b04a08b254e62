using Weir.Compiler.Manifests;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Manifests;
using Weir.Core.Specs;

namespace Weir.Compiler.Passes;

/// <summary>Puts the Manifest together, unless there are errors.</summary>
internal sealed class BuildManifestPass : ICompilerPass
{
    public string Name => "build the manifest";

    public void Run(Compilation compilation)
    {
        if (compilation.Diagnostics.HasErrors)
        {
            return;
        }

        Blueprint blueprint = compilation.Blueprint;
        compilation.Manifest = new Manifest
        {
            FingerprintFactory = ManifestFingerprint.Of,
            ModuleFingerprintFactory = module => ManifestFingerprint.OfModule(module, compilation.EngineSettings, compilation.Functions),
            BlueprintId = blueprint.Id.Text,
            Name = blueprint.Name?.Text ?? blueprint.Id.Text,
            Description = blueprint.Description?.Text ?? "",
            Dialect = blueprint.Dialect,
            SourcePath = blueprint.Source.Path,
            BaseDirectory = blueprint.BaseDirectory,
            Engine = compilation.Options.DefaultEngine,
            EngineSettings = compilation.EngineSettings,
            Context = compilation.ContextShown,
            Modules = [.. compilation.Modules.Select(m => Build(m, blueprint.Checkpoint))],
            Edges = [.. compilation.Edges.Select(Build)],
            Retry = compilation.Retry,
            FailFast = compilation.Guards?.Get(GuardSpec.FailFast) ?? true,
            Parallelism = (int)(compilation.Guards?.Get(GuardSpec.Parallelism) ?? 1),
            Timeout = compilation.Guards is { } guards && guards.Has(GuardSpec.RunTimeout) ? guards.Get(GuardSpec.RunTimeout) : null,
            Lock = LockOf(compilation.Guards),
            Workspace = blueprint.Workspace,
            Checkpoint = blueprint.Checkpoint,
            Hooks = compilation.Hooks,
            Agent = blueprint.Agent,
            UserFunctions = compilation.UserFunctions,
            Functions = [.. compilation.Functions],
            Macros = blueprint.Macros,
        };
    }

    private static ManifestModule Build(ModuleDraft module, bool checkpoint)
    {
        BlueprintModule source = module.Source;
        return new ManifestModule
        {
            Id = module.Id,
            Type = module.Type,
            Label = source.Label?.Text ?? module.Id,
            Description = source.Description?.Text ?? "",
            Tags = source.Tags,
            Config = module.Config ?? new Config(ModuleSpecs.Of(module.Type), module.Node),
            Engine = module.EngineName,
            AttachTo = module.AttachTo?.Id,
            Spillway = module.Outputs.Find(static e => e.Port == Ports.Spillway)?.To,
            DependsOn = [.. module.DependsOn.Select(d => d.Id)],
            Enabled = module.Enabled,
            DisabledReason = module.DisabledReason,
            Retry = module.Retry,
            Timeout = module.Guards is { } guards && guards.Has(GuardSpec.ModuleTimeout) ? guards.Get(GuardSpec.ModuleTimeout) : null,
            Breaker = module.Guards is { } own && own.Has(GuardSpec.Breaker) ? GuardSpec.ReadBreaker(own.Get(GuardSpec.Breaker)!) : null,
            Lock = LockOf(module.Guards),
            FailureWebhook = module.FailureWebhook,
            Checkpoint = checkpoint || source.Checkpoint,
            Uses = source.Uses?.Text,
            Conduct = source.Conduct,
            WatermarkColumn = source.WatermarkColumn?.Text,
            Refinement = module.Refinement,
            Parts = module.Parts,
            Span = source.Id.Span,
        };
    }

    private static LockPolicy? LockOf(Config? guards) => guards is not null && guards.Has(GuardSpec.Lock) ? GuardSpec.ReadLock(guards.Get(GuardSpec.Lock)!) : null;

    private static ManifestEdge Build(EdgeDraft edge) => new(edge.From, edge.To, edge.Port)
    {
        ErrorTypes = [.. edge.ErrorTypes.Select(t => t.Text)],
        Alias = edge.Name,
        Injected = edge.Injected,
        Span = edge.Span,
    };
}
