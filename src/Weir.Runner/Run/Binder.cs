using Weir.Core.Blueprints.Modules;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Text;
using Weir.Runner.Checkpoint;
using Weir.Runner.Components;
using Weir.Runner.Tasks;

namespace Weir.Runner.Run;

/// <summary>Defines the modules of a Manifest in order, and collects every finding. Reads no rows.</summary>
/// <remarks>A module behind one that failed is left out in silence: its author has one thing to mend.</remarks>
internal sealed class Binder
{
    private static readonly Dictionary<string, Relation> NoPorts = new(StringComparer.Ordinal);

    private readonly EngineServices services;
    private readonly Manifest manifest;
    private readonly DateTimeOffset runStartedAt;
    private readonly ResumePlan resume;
    private readonly Binding binding;
    private readonly HashSet<string> unavailable = new(StringComparer.Ordinal);

    private Binder(EngineServices services, Manifest manifest, DateTimeOffset runStartedAt, ResumePlan resume, Binding binding)
    {
        this.services = services;
        this.manifest = manifest;
        this.runStartedAt = runStartedAt;
        this.resume = resume;
        this.binding = binding;
    }

    /// <summary>Defines everything; the caller owns the result.</summary>
    /// <param name="services">The engines.</param>
    /// <param name="manifest">The Manifest.</param>
    /// <param name="runStartedAt">The "now" of rules.</param>
    /// <param name="resume">What an earlier attempt has left to do.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<Binding> BindAsync(EngineServices services, Manifest manifest, DateTimeOffset runStartedAt, ResumePlan resume, CancellationToken cancellationToken)
    {
        Binding binding = new(services.HandoverDirectory);
        try
        {
            Binder binder = new(services, manifest, runStartedAt, resume, binding);
            foreach (ManifestModule module in manifest.Modules.Where(m => m.Enabled && resume.MustBind(m.Id)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await binder.BindAsync(module, cancellationToken).ConfigureAwait(false);
            }

            ReadAfterWrite.Check(manifest, binding.Diagnostics);
            return binding;
        }
        catch
        {
            await binding.DrainAsync(services.Time).ConfigureAwait(false);
            await binding.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task BindAsync(ManifestModule module, CancellationToken cancellationToken)
    {
        if (module.Type == ModuleType.Task)
        {
            binding.Add(new BoundModule(module, [], NoPorts, NoEngineSession.Instance));
            return;
        }

        if (!services.Engines.TryGetValue(module.Engine, out IEngine? engine))
        {
            Report(RunnerCodes.EngineUnknown, module, $"Module '{module.Id}' asks for the engine '{module.Engine}', which is not installed.", Suggestion.Hint(module.Engine, [.. services.Engines.Keys]));
            return;
        }

        if (await SessionAsync(engine, module, cancellationToken).ConfigureAwait(false) is not { } session)
        {
            return;
        }

        try
        {
            if (resume.CheckpointOf(module.Id) is { } kept)
            {
                await BindKeptAsync(module, session, kept, cancellationToken).ConfigureAwait(false);
                return;
            }

            if (await InputsAsync(module, session, cancellationToken).ConfigureAwait(false) is not { } inputs)
            {
                return;
            }

            module = module.Refinement?.Invoke(module, inputs, binding.Diagnostics) ?? module;
            if (module.Type == ModuleType.Component)
            {
                await new ComponentBinder(services, manifest, runStartedAt, binding).BindAsync(module, inputs, session, cancellationToken).ConfigureAwait(false);
                return;
            }

            DefinedModule defined = await session.DefineAsync(module, inputs, cancellationToken).ConfigureAwait(false);
            binding.Diagnostics.AddRange(defined.Diagnostics.Select(d => d with { ModuleId = d.ModuleId ?? module.Id }));
            if (!defined.Failed)
            {
                binding.Add(new BoundModule(module, inputs, defined.Ports, session));
            }
        }
        catch (WeirException failure)
        {
            binding.Diagnostics.Add(Failures.ToDiagnostic(failure, failure.Diagnostic.ModuleId ?? module.Id, module.Span));
        }
    }

    /// <summary>A module whose rows an earlier attempt kept is defined as those: nothing before it is needed.</summary>
    private async ValueTask BindKeptAsync(ManifestModule module, IEngineSession session, IReadOnlyDictionary<string, string> kept, CancellationToken cancellationToken)
    {
        Dictionary<string, Relation> ports = new(StringComparer.Ordinal);
        foreach ((string port, string file) in kept)
        {
            DefinedModule read = await session.DefineAsync(resume.Files.Reader(module, port, file), [], cancellationToken).ConfigureAwait(false);
            binding.Diagnostics.AddRange(read.Diagnostics.Select(d => d with { ModuleId = module.Id }));
            if (read.Failed)
            {
                return;
            }

            ports.Add(port, read.Ports[Ports.Main]);
        }

        binding.Add(new BoundModule(module, [], ports, session));
    }

    /// <summary>The engine at work; null when it can't be had, which is told once.</summary>
    private async ValueTask<IEngineSession?> SessionAsync(IEngine engine, ManifestModule module, CancellationToken cancellationToken)
    {
        if (unavailable.Contains(engine.Name))
        {
            return null;
        }

        try
        {
            return await binding.SessionAsync(engine, Options(engine), cancellationToken).ConfigureAwait(false);
        }
        catch (WeirException failure)
        {
            unavailable.Add(engine.Name);
            binding.Diagnostics.Add(Failures.ToDiagnostic(failure, null, module.Span));
            return null;
        }
    }

    /// <summary>What a module reads; null when an upstream could not be defined.</summary>
    private async ValueTask<IReadOnlyList<ModuleInput>?> InputsAsync(ManifestModule module, IEngineSession session, CancellationToken cancellationToken)
    {
        List<ModuleInput> inputs = [];
        foreach (ManifestEdge edge in manifest.EdgesInto(module.Id).Where(e => e.CarriesRows && manifest.Find(e.From)?.Type != ModuleType.Egress))
        {
            if (!binding.Modules.TryGetValue(edge.From, out BoundModule? upstream)
                || !upstream.Ports.TryGetValue(edge.Port, out Relation? relation))
            {
                return null;
            }

            if (!edge.ErrorTypes.IsDefaultOrEmpty)
            {
                Relation narrowed = await upstream.Session.FilterErrorTypesAsync(relation, edge.ErrorTypes, cancellationToken).ConfigureAwait(false);
                binding.Add(narrowed, upstream.Session, [relation.Name]);
                relation = narrowed;
            }

            relation = await HereAsync(upstream, relation, module, session, cancellationToken).ConfigureAwait(false);
            inputs.Add(new ModuleInput(AliasOf(edge), edge.Port, relation) { ModuleId = edge.From });
        }

        return inputs.Count == 0 && module.AttachTo is { } attached
            ? await AttachedToAsync(module, session, attached, cancellationToken).ConfigureAwait(false)
            : inputs;
    }

    /// <summary>A Probe looks at the main output of the module that it is attached to; at the input of one that has none (an Egress, a Junction).</summary>
    private async ValueTask<IReadOnlyList<ModuleInput>?> AttachedToAsync(ManifestModule module, IEngineSession session, string attached, CancellationToken cancellationToken)
    {
        if (!binding.Modules.TryGetValue(attached, out BoundModule? target))
        {
            return null;
        }

        Relation? relation = target.Ports.GetValueOrDefault(Ports.Main) ?? target.FirstInput;
        return relation is null
            ? null
            : [new ModuleInput(attached, Ports.Main, await HereAsync(target, relation, module, session, cancellationToken).ConfigureAwait(false)) { ModuleId = attached }];
    }

    /// <summary>The relation on the module's engine.</summary>
    private ValueTask<Relation> HereAsync(BoundModule upstream, Relation relation, ManifestModule module, IEngineSession session, CancellationToken cancellationToken) =>
        ReferenceEquals(upstream.Session, session) ? new(relation) : binding.Handovers.CarryAsync(upstream, relation, module, session, binding, cancellationToken);

    private static string AliasOf(ManifestEdge edge) =>
        edge.Alias == edge.From && edge.Port is not (Ports.Main or Ports.Spillway) ? $"{edge.From}.{edge.Port}" : edge.Alias;

    private EngineSessionOptions Options(IEngine engine) => new()
    {
        Settings = manifest.EngineSettings[engine.Name] as MappingNode ?? MappingNode.Empty,
        BaseDirectory = manifest.BaseDirectory,
        RunStartedAt = runStartedAt,
        TimeZone = services.TimeZone,
        Redactor = services.Redactor,
        SpillDirectory = services.SpillDirectory,
        Connectors = services.Connectors,
        Functions = manifest.Functions,
        FunctionRegistry = manifest.UserFunctions,
    };

    private void Report(DiagnosticCode code, ManifestModule module, string message, string? hint) =>
        binding.Diagnostics.Add(code, module.Span, message, hint, module.Id);
}
