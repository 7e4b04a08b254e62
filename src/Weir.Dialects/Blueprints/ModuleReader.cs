using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Blueprints;

/// <summary>Reads one module.</summary>
internal sealed class ModuleReader(MappingNode node, SpecReader reader)
{
    /// <summary>The module, or null when it has no id or no type, which is reported with all else that is wrong.</summary>
    public BlueprintModule? Read()
    {
        ScalarNode? written = Nodes.Scalar(node, ModuleShape.Type);
        ModuleType? type = written is null ? null : TypeOf(written.Text);
        if (written is not null && type is null)
        {
            reader.Report(DialectCodes.UnknownModuleType, written.Span, $"Unknown module type '{written.Text}'.", HintFor(written.Text));
        }

        (type is null ? ModuleShape.AnyType : ModuleShape.Spec).Check(node, reader);
        return type is { } known && Nodes.Scalar(node, ModuleSpec.Id) is { } id ? Make(known, id) : null;
    }

    private static ModuleType? TypeOf(string name)
    {
        int index = -1;
        for (int i = 0; i < ModuleShape.TypeNames.Count; i++)
        {
            index = string.Equals(ModuleShape.TypeNames[i], name, StringComparison.Ordinal) ? i : index;
        }

        return index < 0 ? null : (ModuleType)index;
    }

    private static string HintFor(string name) => name == "Handoff"
        ? "The compiler puts a Handoff between two engines by itself; connect the modules by an edge."
        : Suggestion.Hint(name, (IReadOnlyCollection<string>)ModuleShape.TypeNames)!;

    private BlueprintModule Make(ModuleType type, ScalarNode id)
    {
        if (id.Text.Contains("__", StringComparison.Ordinal))
        {
            reader.Report(DialectCodes.ReservedId, id.Span, $"'{id.Display}' can't be the id of a module: two underscores are reserved for the modules of Arcades.", "Use one underscore.");
        }

        BlueprintModule module = new()
        {
            Id = id,
            Type = type,
            Node = node,
            Config = Nodes.MappingOrEmpty(node, ModuleShape.Config),
            Label = Nodes.Scalar(node, ModuleSpec.Label),
            Description = Nodes.Scalar(node, ModuleSpec.Description),
            Tags = Nodes.Texts(node, ModuleSpec.Tags),
            Engine = Nodes.Scalar(node, ModuleSpec.Engine),
            Spillway = Nodes.Scalar(node, ModuleSpec.Spillway),
            DependsOn = Nodes.Scalars(node, ModuleSpec.DependsOn),
            Checkpoint = Nodes.Flag(node, ModuleSpec.Checkpoint),
            Enabled = Nodes.Scalar(node, ModuleShape.Enabled),
            Retry = Nodes.Mapping(node, ModuleShape.Retry),
            OnFailure = Nodes.Mapping(node, ModuleShape.OnFailure),
            Guards = GuardSpec.In(node, GuardSpec.OfModule),
            OnFailureWebhook = FieldLookup.NodeOf(node, ModuleSpec.OnFailureWebhook) is { } hook and not ScalarNode { IsNull: true } ? hook : null,
        };
        return type switch
        {
            ModuleType.Probe => module with { AttachTo = Nodes.Scalar(node, ModuleShape.AttachTo) },
            ModuleType.Channel => WithWatermark(module),
            ModuleType.Arcade => WithReference(module),
            ModuleType.Task => module with { Uses = Nodes.Scalar(node, ModuleSpec.Uses) },
            _ => module,
        };
    }

    private BlueprintModule WithReference(BlueprintModule module)
    {
        reader.Enter(ModuleShape.Config.Name);
        ModuleSpecs.Of(ModuleType.Arcade).Check(module.Config, reader);
        reader.Leave();
        return module with { Reference = Nodes.Scalar(node, ModuleSpec.Reference), ContextOverride = Nodes.Mapping(node, ModuleShape.ContextOverride) };
    }

    /// <summary>The watermark's keys stand beside <c>config</c> or, in the older spelling, inside it.</summary>
    private BlueprintModule WithWatermark(BlueprintModule module)
    {
        MappingNode config = module.Config;
        ScalarNode? materialize = Lift(ModuleSpec.Materialize, ref config);
        ScalarNode? column = Lift(ModuleSpec.WatermarkColumn, ref config);
        if (materialize is not null && column is null)
        {
            reader.Report(
                SpecCodes.MissingKey, materialize.Span, $"'{ModuleSpec.Materialize.Name}: {materialize.Text}' needs '{ModuleSpec.WatermarkColumn.Name}' beside it.",
                ModuleSpec.WatermarkColumn.Documentation);
        }
        else if (column is not null && materialize is null)
        {
            reader.Report(
                SpecCodes.MissingKey, column.Span, $"'{ModuleSpec.WatermarkColumn.Name}' has a meaning only with '{ModuleSpec.Materialize.Name}: incremental'.",
                $"Add '{ModuleSpec.Materialize.Name}: incremental', or remove it.");
        }

        return module with { Config = config, Materialize = materialize, WatermarkColumn = column };
    }

    /// <summary>Takes a key out of the configuration, where the older spelling has it.</summary>
    private ScalarNode? Lift(Field field, ref MappingNode config)
    {
        ScalarNode? beside = Nodes.Scalar(node, field);
        if (FieldLookup.EntryOf(config, field) is not { } inside)
        {
            return beside;
        }

        config = config.With(config.Entries.Remove(inside));
        reader.Enter(ModuleShape.Config.Name);
        reader.Enter(field.Name);
        bool good = inside.Value is not ScalarNode { IsNull: true } && field.Type.Check(inside.Value, reader);
        reader.Leave();
        reader.Leave();
        if (beside is not null)
        {
            reader.Report(SpecCodes.ConflictingKeys, inside.Key.Span, $"'{field.Name}' stands both beside 'config' and inside it.", "Keep one of the two.");
        }

        return beside ?? (good ? inside.Value as ScalarNode : null);
    }
}
