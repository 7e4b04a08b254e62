using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Capabilities;

/// <summary>One module before one engine: every leaf of the grammar that it uses, its format and that format's options.</summary>
internal sealed class CapabilityGate(Compilation compilation, IEngine engine, ModuleDraft module)
{
    private readonly EngineCapabilities capabilities = engine.Capabilities;
    private readonly string prefix = ModuleSpecs.Of(module.Type).Name.ToLowerInvariant();
    private readonly IConnector? connector = engine.Capabilities.UsesConnectors && module is { Type: ModuleType.Ingress or ModuleType.Egress, Config: { } known }
        ? compilation.Options.Connectors.Find(known.Get(IngressSpec.Format))
        : null;

    public void Check()
    {
        Leaf("module.type.", ModuleSpecs.Of(module.Type).Name, module.Span);
        if (module.Type == ModuleType.Ingress && module.Outputs.Find(static edge => edge.Port == Ports.Spillway) is { } spillway)
        {
            Leaf("ingress.port.", Ports.Spillway, spillway.PortSpan);
        }

        if (connector is not null)
        {
            CheckConnector(connector, module.Config!);
            return;
        }

        for (int i = 0; i < module.Node.Entries.Length; i++)
        {
            MappingEntry entry = module.Node.Entries[i];
            if (entry.Value is not ScalarNode { IsNull: true })
            {
                Leaf(prefix + ".field.", entry.Name, entry.Key.Span);
            }
        }

        // A wrong value must not hide what the engine says to the others.
        if (module.ReadableConfig is { } config)
        {
            CheckConfig(config);
        }
    }

    private void CheckConfig(Config config)
    {
        switch (module.Type)
        {
            case ModuleType.Ingress:
                Value("ingress.on_new_columns.", config, IngressSpec.OnNewColumns);
                CheckFormat(config, capabilities.IngressFormats, IngressSpec.Format, IngressSpec.Options);
                break;
            case ModuleType.Egress:
                Value("egress.mode.", config, EgressSpec.Mode);
                Value("egress.on_new_columns.", config, EgressSpec.OnNewColumns);
                CheckFormat(config, capabilities.EgressFormats, EgressSpec.Format, EgressSpec.Options);
                break;
            case ModuleType.Channel when config.Has(ChannelSpec.Op):
                Leaf("channel.op.", config.Variant?.Name ?? config.Get(ChannelSpec.Op)!, config.SpanOf(ChannelSpec.Op));
                break;
            case ModuleType.Junction:
                Value("junction.mode.", config, JunctionSpec.Mode);
                break;
            case ModuleType.Funnel:
                Value("funnel.mode.", config, FunnelSpec.Mode);
                break;
            case ModuleType.Probe when module.Config is not null:
                CheckParts("probe.signal.", config.Get(ProbeSpec.SignalList)!, ProbeSpec.SignalType);
                break;
            case ModuleType.Assert when module.Config is not null:
                CheckParts("assert.rule.", config.Get(AssertSpec.RuleList)!, AssertSpec.RuleType);
                break;
        }
    }

    /// <summary>A connector's format is the connector's, not the engine's: its options, modes and keys are checked by itself.</summary>
    private void CheckConnector(IConnector known, Config config)
    {
        FormatCapability? format = module.Type == ModuleType.Ingress ? known.Ingress : known.Egress;
        if (format is null)
        {
            compilation.Diagnostics.Add(
                CompilerCodes.UnknownFormat, config.SpanOf(IngressSpec.Format),
                $"The format '{config.Get(IngressSpec.Format)}' can't be {(module.Type == ModuleType.Ingress ? "read" : "written")}.", null, module.Id);
        }
        else if (CheckOptions(config, format, IngressSpec.Options))
        {
            known.Check(config, compilation.Diagnostics, module.Id);
            HideSecrets(config, format);
        }
    }

    /// <summary>What the options declare secret is shown nowhere.</summary>
    private void HideSecrets(Config config, FormatCapability format)
    {
        if (FieldLookup.EntryOf(config.Node, IngressSpec.Options) is { Value: MappingNode options } entry
            && Rules.SecretFields.Hide(format.Options, options, compilation.Options.Redactor) is var hidden && !ReferenceEquals(hidden, options) && module.Config is not null)
        {
            module.Config = new Config(config.Spec, config.Node.Set(entry.Key, hidden));
        }
    }

    private bool CheckOptions(Config config, FormatCapability format, Field<IReadOnlyDictionary<string, string>> optionsField)
    {
        SpecReader reader = new(compilation.Diagnostics, module.Id);
        reader.Enter(optionsField.Name);
        return format.Options.Check(config.NodeOf(optionsField) as MappingNode ?? MappingNode.Empty, reader);
    }

    private void CheckParts(string leaf, IReadOnlyList<Config> parts, Field<string> type)
    {
        foreach (Config part in parts)
        {
            Leaf(leaf, part.Get(type)!, part.SpanOf(type));
            for (int i = 0; i < part.Node.Entries.Length; i++)
            {
                MappingEntry entry = part.Node.Entries[i];
                Leaf(prefix + ".field.", entry.Name, entry.Key.Span);
            }
        }
    }

    /// <summary>The leaf of a key with a fixed set of values.</summary>
    private void Value(string leaf, Config config, Field field)
    {
        if (config.NodeOf(field) is ScalarNode value)
        {
            Leaf(leaf, value.Text.ToLowerInvariant(), value.Span);
        }
    }

    private void CheckFormat(Config config, IReadOnlyList<FormatCapability> formats, Field<string> formatField, Field<IReadOnlyDictionary<string, string>> optionsField)
    {
        if (config.Get(formatField) is not { } format || (module.Type == ModuleType.Egress && Rules.EgressRules.IsDepot(config)))
        {
            return;
        }

        SourceSpan span = config.SpanOf(formatField);
        if (!Leaf(prefix + ".format.", format, span))
        {
            return;
        }

        FormatCapability? found = formats.FirstOrDefault(f => f.Options.Answers(format));
        if (found is null)
        {
            string[] names = [.. formats.Select(f => f.Options.Name)];
            if (capabilities.ReadsOtherFormats && module.Type == ModuleType.Ingress && Suggestion.Nearest(format, names) is null)
            {
                return;
            }

            string? elsewhere = OtherEngines().FirstOrDefault(e => FormatsOf(e).Any(f => f.Options.Answers(format)))?.Name;
            string? hint = elsewhere is null ? Suggestion.Hint(format, module.Type == ModuleType.Egress ? [.. names, Rules.EgressRules.Depot] : names) : $"The engine {elsewhere} can.";
            compilation.Diagnostics.Add(
                CompilerCodes.UnknownFormat, span,
                $"The engine {engine.Name} {(module.Type == ModuleType.Ingress ? "reads" : "writes")} no format '{format}'.", hint,
                module.Id);
            return;
        }

        if (config.NodeOf(optionsField) is MappingNode)
        {
            CheckOptions(config, found, optionsField);
        }
    }

    /// <summary>Reports a leaf that the engine can't do, or does nothing with; true when it can be done.</summary>
    private bool Leaf(string head, string tail, SourceSpan span)
    {
        if (capabilities.Unsupported.Count == 0 && capabilities.Ignored.Count == 0)
        {
            return true;
        }

        string leaf = head + tail;
        if (capabilities.Unsupported.TryGetValue(leaf, out string? wayOut))
        {
            string? other = OtherEngines().FirstOrDefault(e => !e.Capabilities.Unsupported.ContainsKey(leaf))?.Name;
            string hint = other is null || wayOut.Contains(other, StringComparison.OrdinalIgnoreCase) ? wayOut : $"{wayOut} The engine {other} can.";
            compilation.Diagnostics.Add(
                CompilerCodes.CapabilityGate, span,
                $"Engine capability gate failed: '{module.Id}' uses '{leaf}', which the engine {engine.Name} does not support.", hint,
                module.Id);
            return false;
        }

        // Of a configuration with errors not every key is one; what it would do is no question yet.
        if (module.Config is not null && capabilities.Ignored.TryGetValue(leaf, out string? reason))
        {
            compilation.Diagnostics.Add(
                CompilerCodes.CapabilityIgnored, span, $"'{tail}' of '{module.Id}' changes nothing on the engine {engine.Name}.", reason,
                module.Id);
        }

        return true;
    }

    private IEnumerable<IEngine> OtherEngines() => compilation.Options.Engines.Values.Where(e => e != engine);

    private IReadOnlyList<FormatCapability> FormatsOf(IEngine other) =>
        module.Type == ModuleType.Ingress ? other.Capabilities.IngressFormats : other.Capabilities.EgressFormats;
}
