using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Weir.Core.Text;

namespace Weir.Formats.Yaml;

/// <summary>Gathers the entries of one mapping: keys are texts and unique, merges are resolved.</summary>
internal sealed class MappingBuilder(YamlFindings findings, AnchorTable anchors)
{
    private const int SetThreshold = 12;

    // An array and a count, not a list: a list of structs is compiled anew on every start.
    private MappingEntry[] entries = new MappingEntry[8];
    private int count;
    private Dictionary<string, int>? index;
    private bool hasMerge;

    /// <summary>Adds an entry, or says why it can't be one.</summary>
    public void Add(Node key, Node value)
    {
        if (key is not ScalarNode name)
        {
            findings.Report(FormatCodes.KeyNotText, key.Span.Start, key.Span.Length, $"A key must be a text, but this one is {key.Describe()}.", KeyHint(key));
            return;
        }

        if (name.Text.Length == 0 && name.IsNull)
        {
            findings.Report(FormatCodes.KeyNotText, name.Span.Start, Math.Max(name.Span.Length, 1), "There is no key before this ':'.", "Write a key, or put the text in quotes.");
            return;
        }

        if (Find(name.Text) is { } first)
        {
            findings.Report(
                FormatCodes.DuplicateKey, name.Span.Start, name.Span.Length, $"The key '{name.Text}' stands here twice; the first is on line {first.Span.Line}.",
                name.Text == "<<" ? "Merge several mappings by '<<: [*one, *two]'." : "Remove or rename one of the two.");
            return;
        }

        hasMerge |= IsMerge(name);
        index?.Add(name.Text, count);
        if (count == entries.Length)
        {
            Array.Resize(ref entries, count * 2);
        }

        entries[count++] = new MappingEntry(name, value);
    }

    /// <summary>The entries; the builder is empty again afterwards.</summary>
    public ImmutableArray<MappingEntry> Build()
    {
        MappingEntry[] built;
        if (hasMerge)
        {
            built = [.. Merged()];
        }
        else
        {
            built = new MappingEntry[count];
            Array.Copy(entries, built, count);
        }

        Array.Clear(entries, 0, count);
        count = 0;
        index = null;
        hasMerge = false;
        return ImmutableCollectionsMarshal.AsImmutableArray(built);
    }

    private static string KeyHint(Node key)
    {
        SourceSpan span = key.Span;
        string text = span.Source!.Text;
        bool doubled = span.Start > 0 && text[span.Start] == '{' && text[span.Start - 1] == '{';
        return doubled ? "A value that begins with '{{' needs quotes: \"{{ ... }}\"." : "Put it in quotes if it is meant as a text.";
    }

    /// <summary>Only <c>&lt;&lt;</c> without quotes merges.</summary>
    private static bool IsMerge(ScalarNode key) => key.Text == "<<" && key.Span.Length == 2;

    private ScalarNode? Find(string name)
    {
        if (count <= SetThreshold)
        {
            for (int i = 0; i < count; i++)
            {
                if (entries[i].Name == name)
                {
                    return entries[i].Key;
                }
            }

            return null;
        }

        if (index is null)
        {
            index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < count; i++)
            {
                index.Add(entries[i].Name, i);
            }
        }

        return index.TryGetValue(name, out int found) ? entries[found].Key : null;
    }

    /// <summary>The entries with those of the merged mappings where the merge key stands; the mapping's own win, then the earlier merged ones.</summary>
    private List<MappingEntry> Merged()
    {
        HashSet<string> taken = new(count, StringComparer.Ordinal);
        foreach (MappingEntry entry in entries.AsSpan(0, count))
        {
            taken.Add(entry.Name);
        }

        List<MappingEntry> all = [];
        foreach (MappingEntry entry in entries.AsSpan(0, count))
        {
            if (!IsMerge(entry.Key))
            {
                all.Add(entry);
                continue;
            }

            foreach (Node source in entry.Value is SequenceNode list ? list.Items : [entry.Value])
            {
                AddMerged(all, taken, source, entry.Key.Span);
            }
        }

        return all;
    }

    private void AddMerged(List<MappingEntry> all, HashSet<string> taken, Node source, SourceSpan merge)
    {
        if (source is not MappingNode mapping)
        {
            findings.Report(
                FormatCodes.WrongMerge, merge.Start, merge.Length, $"'<<' merges a mapping or a list of mappings, but here is {source.Describe()}.",
                "Name an anchor of a mapping: '<<: *name'.");
            return;
        }

        if (anchors.Add(mapping.Count, merge.Start, merge.Length))
        {
            foreach (MappingEntry entry in mapping.Entries)
            {
                if (taken.Add(entry.Name))
                {
                    all.Add(entry);
                }
            }
        }
    }
}
