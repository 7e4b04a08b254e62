using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Templates;
using Weir.Core.Text;
using Weir.Runner.Run;

namespace Weir.Runner.Tasks;

/// <summary>Resolves references to values of the run.</summary>
/// <param name="context">The run.</param>
/// <param name="module">The module whose texts they are.</param>
/// <param name="result">What the module's own task gave; null before it ran.</param>
internal sealed class TemplateValues(RunContext context, ManifestModule module, JsonObject? result = null)
{
    /// <summary>A node with every reference below it resolved; the same object where there is none.</summary>
    /// <exception cref="WeirException">A reference has no value.</exception>
    public Node Resolve(Node node) => node switch
    {
        ScalarNode { Template: { } template } scalar => Resolve(scalar, template),
        MappingNode mapping => Resolve(mapping),
        SequenceNode sequence => Resolve(sequence),
        _ => node,
    };

    /// <summary>The value of a reference; false when there is none and no default.</summary>
    public bool TryRead(TemplateReference reference, out JsonNode? value)
    {
        bool found = TryFind(reference, out value);
        if (found && !(reference.EmptyIsMissing && value is JsonValue text && text.TryGetValue(out string? written) && written.Length == 0))
        {
            return true;
        }

        value = reference.Default is { } fallback ? JsonValue.Create(fallback) : null;
        return reference.Default is not null;
    }

    private bool TryFind(TemplateReference reference, out JsonNode? value)
    {
        switch (reference.Kind)
        {
            case ReferenceKind.RunId:
                value = context.RunId;
                return true;
            case ReferenceKind.BlueprintId:
                value = context.Manifest.BlueprintId;
                return true;
            case ReferenceKind.Result:
                return Walk(result, reference.Path, out value);
            case ReferenceKind.Status:
            case ReferenceKind.JobStatus:
                value = new JobStatus(context).Of(reference.Modules, reference.Kind == ReferenceKind.JobStatus);
                return value is not null;
            default:
                return TryFindHandedOn(reference, out value);
        }
    }

    private bool TryFindHandedOn(TemplateReference reference, out JsonNode? value)
    {
        value = null;
        foreach (string id in reference.Modules)
        {
            string? text = context.Outputs.GetValueOrDefault(id);
            if (Walk(reference.Kind == ReferenceKind.Export ? TaskOutputs.ExportsIn(text) : TaskOutputs.OutputsIn(text), reference.Path, out value))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Walk(JsonObject? from, ImmutableArray<string> path, out JsonNode? value)
    {
        value = from;
        foreach (string key in path)
        {
            if (value is not JsonObject mapping || !mapping.TryGetPropertyValue(key, out value))
            {
                value = null;
                return false;
            }
        }

        return from is not null;
    }

    private Node Resolve(ScalarNode scalar, Template template)
    {
        if (template.Whole is { } whole)
        {
            return JsonNodes.ToNode(Read(whole), scalar);
        }

        StringBuilder text = new();
        foreach (TemplatePart part in template.Parts)
        {
            text.Append(part.Reference is { } reference ? JsonNodes.ToText(Read(reference)) : part.Literal);
        }

        return scalar.Resolved(text.ToString(), ScalarKind.Text, scalar.Origin, null);
    }

    private JsonNode? Read(TemplateReference reference) => TryRead(reference, out JsonNode? value) ? value : throw Missing(reference);

    private WeirException Missing(TemplateReference reference)
    {
        IEnumerable<string> names = reference.Modules.SelectMany(id => TaskOutputs.OutputsIn(context.Outputs.GetValueOrDefault(id))?.Select(o => o.Key) ?? []);
        string name = reference.Path.IsEmpty ? reference.Text : reference.Path[0];
        return new WeirException(new Diagnostic(TaskCodes.MissingValue, reference.Span, $"'{reference.Text}' has no value{(reference.EmptyIsMissing ? ", or an empty one" : "")}.")
        {
            ModuleId = module.Id,
            Hint = Suggestion.Hint(name, [.. names]) ?? "Nothing was handed on; was the task skipped?",
        });
    }

    private MappingNode Resolve(MappingNode mapping)
    {
        ImmutableArray<MappingEntry>.Builder? changed = null;
        for (int i = 0; i < mapping.Entries.Length; i++)
        {
            Node resolved = Resolve(mapping.Entries[i].Value);
            if (!ReferenceEquals(resolved, mapping.Entries[i].Value))
            {
                changed ??= mapping.Entries.ToBuilder();
                changed[i] = new MappingEntry(mapping.Entries[i].Key, resolved);
            }
        }

        return changed is null ? mapping : mapping.With(changed.MoveToImmutable());
    }

    private SequenceNode Resolve(SequenceNode sequence)
    {
        ImmutableArray<Node>.Builder? changed = null;
        for (int i = 0; i < sequence.Items.Length; i++)
        {
            Node resolved = Resolve(sequence.Items[i]);
            if (!ReferenceEquals(resolved, sequence.Items[i]))
            {
                changed ??= sequence.Items.ToBuilder();
                changed[i] = resolved;
            }
        }

        return changed is null ? sequence : new SequenceNode(changed.MoveToImmutable(), sequence.Span);
    }
}
