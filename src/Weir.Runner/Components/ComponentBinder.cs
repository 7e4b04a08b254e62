using Weir.Core.Components;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Runner.Run;

namespace Weir.Runner.Components;

/// <summary>Makes a module's component and lets it define its relation; checks the contracts on both sides of it.</summary>
internal sealed class ComponentBinder(EngineServices services, Manifest manifest, DateTimeOffset runStartedAt, Binding binding)
{
    public async ValueTask BindAsync(ManifestModule module, IReadOnlyList<ModuleInput> inputs, IEngineSession session, CancellationToken cancellationToken)
    {
        if (services.Components is not { } loader)
        {
            binding.Diagnostics.Add(RunnerCodes.ComponentsMissing, module.Span, $"'{module.Id}' is a class, and nothing here can load classes.", null, module.Id);
            return;
        }

        DiagnosticBag found = [];
        IComponent? component = loader.Create(module, manifest.BaseDirectory, found);
        binding.Diagnostics.AddRange(found.Select(d => d with { ModuleId = d.ModuleId ?? module.Id }));
        if (component is null)
        {
            return;
        }

        BoundComponent bound = new(component, new ComponentContext(manifest, module, inputs, session, runStartedAt));
        binding.Own(bound);
        bound.Context.BeginDefine(cancellationToken);
        Relation? relation = await ComponentFault.GuardAsync(
            module, manifest.BaseDirectory, async () => await component.DefineAsync(bound.Context, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        if (CheckContract(module, component, inputs, relation))
        {
            Dictionary<string, Relation> ports = new(StringComparer.Ordinal);
            if (relation is not null)
            {
                ports.Add(Core.Blueprints.Ports.Main, relation);
            }

            binding.Add(new BoundModule(module, inputs, ports, session) { Component = bound });
        }
    }

    private bool CheckContract(ManifestModule module, IComponent component, IReadOnlyList<ModuleInput> inputs, Relation? given)
    {
        int before = binding.Diagnostics.Count;
        ISchemaContract? contract = component as ISchemaContract;
        foreach (ModuleInput input in contract is null ? [] : inputs)
        {
            if (contract!.InputSchema(input.Alias) is { } needed)
            {
                ISchemaContract? neighbour = binding.Modules.GetValueOrDefault(input.ModuleId)?.Component?.Component as ISchemaContract;
                Report(SchemaContract.Breaches(input.Relation.Schema, needed, promised: false), $"'{module.Id}' can't read '{input.Alias}'");
                if (binding.Diagnostics.Count == before && neighbour?.OutputSchema is { } promise)
                {
                    Report(SchemaContract.Breaches(promise, needed, promised: true), $"'{module.Id}' can't rely on '{input.Alias}'");
                }
            }
        }

        if (contract?.OutputSchema is { } output)
        {
            if (given is null)
            {
                Report(["it gives no rows"], $"'{module.Id}' breaks its promise");
            }
            else
            {
                Report(SchemaContract.Breaches(given.Schema, output, promised: false), $"'{module.Id}' breaks its promise");
            }
        }

        return binding.Diagnostics.Count == before;

        void Report(IReadOnlyList<string> breaches, string what)
        {
            foreach (string breach in breaches)
            {
                binding.Diagnostics.Add(RunnerCodes.ContractBroken, module.Span, $"{what}: {breach}.", "Correct the contract, or cast the column upstream.", module.Id);
            }
        }
    }
}
