using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>One check of one mapping against one spec.</summary>
internal sealed class SpecCheck(ComponentSpec spec, MappingNode node, SpecReader reader)
{
    private readonly ComponentSpec? variant = spec.VariantOf(node);
    private bool good = true;

    public bool Run()
    {
        CheckDiscriminator();
        // By index, here and wherever each start passes: the enumerator of a struct's array is compiled anew each time.
        for (int i = 0; i < node.Entries.Length; i++)
        {
            CheckEntry(node.Entries[i]);
        }

        CheckRequired(spec);
        CheckGroups(spec);
        if (variant is not null)
        {
            CheckRequired(variant);
            CheckGroups(variant);
        }

        return good;
    }

    private void CheckDiscriminator()
    {
        if (spec.Variants is { } variants && variant is null
            && FieldLookup.NodeOf(node, variants.Discriminator) is ScalarNode { IsNull: false } chosen)
        {
            string name = variants.Discriminator.Name;
            Fail(SpecCodes.InvalidValue, chosen.Span, $"Unknown {name} '{chosen.Display}'.", Suggestion.Hint(chosen.Text, [.. variants.Variants.Select(v => v.Name)]));
        }
    }

    private void CheckEntry(MappingEntry entry)
    {
        Field? field = FieldOf(spec, entry.Name) ?? (variant is null ? null : FieldOf(variant, entry.Name));
        if (field is null)
        {
            ReportUnknown(entry);
            return;
        }

        // An explicit null is the absence of a value; a required field still complains below.
        if (entry.Value is ScalarNode { IsNull: true })
        {
            return;
        }

        reader.Enter(field.Name);
        good &= field.Type.Check(entry.Value, reader);
        reader.Leave();
    }

    private void ReportUnknown(MappingEntry entry)
    {
        if (spec.Variants is not null && variant is null)
        {
            // Without a known variant there is no telling which keys are its own; the discriminator's finding is enough.
            good = false;
            return;
        }

        IEnumerable<Field> known = variant is null ? spec.Fields : spec.Fields.Concat(variant.Fields);
        string owner = (variant ?? spec).Title;
        ComponentSpec? rightful = spec.Variants?.Variants.FirstOrDefault(v => FieldOf(v, entry.Name) is not null);
        string[] names = [.. known.Select(f => f.Name)];
        string? nearest = Suggestion.Nearest(entry.Name, names);
        string? hint = rightful is not null ? $"'{entry.Name}' belongs to {rightful.Title}." : Suggestion.Hint(entry.Name, names);
        reader.Report(new Diagnostic(SpecCodes.UnknownKey, entry.Key.Span, $"Unknown key '{entry.Name}' in {owner}.")
        {
            Hint = hint,
            Edit = rightful is null && nearest is not null ? new TextEdit(entry.Key.Span, nearest) : null,
        });
        good = false;
    }

    private void CheckRequired(ComponentSpec owner)
    {
        for (int i = 0; i < owner.Fields.Count; i++)
        {
            Field field = owner.Fields[i];
            if (field.IsRequired && (FieldLookup.NodeOf(node, field) is null or ScalarNode { IsNull: true }))
            {
                Fail(SpecCodes.MissingKey, node.Span, $"{Subject(owner)} needs '{field.Name}', {field.Type.Describe()}.", field.Documentation);
            }
        }
    }

    private void CheckGroups(ComponentSpec owner)
    {
        foreach (FieldGroup group in owner.Groups)
        {
            if (group.Except?.Holds(node) == true)
            {
                continue;
            }

            // Plain loops and references: this runs on every start, and generic code over structs is compiled anew each time.
            List<ScalarNode> given = [];
            foreach (Field field in group.Fields)
            {
                if (FieldLookup.EntryOf(node, field) is { } entry)
                {
                    given.Add(entry.Key);
                }
            }

            if (given.Count > 1)
            {
                Fail(SpecCodes.ConflictingKeys, given[1].Span, $"Only one of {NamesOf(group)} may be given in {owner.Title}.", null);
            }
            else if (given.Count == 0 && group.OneRequired)
            {
                Fail(SpecCodes.ConflictingKeys, node.Span, $"{Subject(owner)} needs one of {NamesOf(group)}.", null);
            }
        }
    }

    private static string NamesOf(FieldGroup group) => string.Join(", ", group.Fields.Select(f => $"'{f.Name}'"));

    private string Subject(ComponentSpec owner) => reader.Path.Length == 0 ? char.ToUpperInvariant(owner.Title[0]) + owner.Title[1..] : $"'{reader.Path}' ({owner.Title})";

    private void Fail(DiagnosticCode code, SourceSpan span, string message, string? hint)
    {
        reader.Report(code, span, message, hint);
        good = false;
    }

    private static Field? FieldOf(ComponentSpec owner, string key)
    {
        for (int i = 0; i < owner.Fields.Count; i++)
        {
            if (FieldLookup.Answers(owner.Fields[i], key))
            {
                return owner.Fields[i];
            }
        }

        return null;
    }
}
