using System.Collections.Immutable;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Runner.Run;

namespace Weir.Runner.Tasks;

/// <summary>A Task's configuration at the moment when it runs: references resolved, checked again where they were, secrets made known to the redactor.</summary>
internal sealed class TaskConfiguration(RunContext context, ManifestModule module)
{
    /// <exception cref="WeirException">A reference has no value, or its value is not what the key takes.</exception>
    public Config Resolve(ComponentSpec spec)
    {
        MappingNode node = (MappingNode)new TemplateValues(context, module).Resolve(module.Config.Node);
        if (!ReferenceEquals(node, module.Config.Node))
        {
            DiagnosticBag found = [];
            spec.Check(node, new SpecReader(found, module.Id));
            if (found.FirstOrDefault(f => f.Severity == Severity.Error && f.Code != SpecCodes.UnknownKey) is { } wrong)
            {
                throw new WeirException(wrong);
            }
        }

        RegisterSecrets(spec, node);
        return new Config(spec, node);
    }

    private void RegisterSecrets(ComponentSpec spec, MappingNode node)
    {
        ImmutableArray<ComponentSpec> specs = spec.VariantOf(node) is { } variant ? [spec, variant] : [spec];
        foreach (Field field in specs.SelectMany(s => s.Fields))
        {
            if (FieldLookup.NodeOf(node, field) is { } value)
            {
                RegisterSecrets(field, field.Type, value);
            }
        }
    }

    private void RegisterSecrets(Field field, FieldType type, Node value)
    {
        switch (value)
        {
            case ScalarNode { IsNull: false } scalar when field.IsSecret || scalar.HoldsSecret:
                context.Services.Redactor.Register(new Secret(field.Name, scalar.Text));
                break;
            case MappingNode mapping when Part(type) is { } part:
                RegisterSecrets(part, mapping);
                break;
            case MappingNode mapping when field.IsSecret:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    RegisterSecrets(field, type, entry.Value);
                }

                break;
            case SequenceNode sequence:
                FieldType item = type is IListType list ? list.ItemType : type;
                foreach (Node each in sequence.Items)
                {
                    RegisterSecrets(field, item, each);
                }

                break;
        }
    }

    private static ComponentSpec? Part(FieldType type) => type switch
    {
        ObjectType part => part.Spec,
        EitherType either => either.Alternatives.OfType<ObjectType>().FirstOrDefault()?.Spec,
        _ => null,
    };
}
