using System.Collections.Immutable;

namespace Weir.Core.Text;

/// <summary>Keys and values in the author's order. Keys are unique: the format reports a duplicate and keeps the first.</summary>
public sealed class MappingNode : Node
{
    private const int IndexThreshold = 12;
    private Dictionary<string, int>? index;

    public MappingNode(ImmutableArray<MappingEntry> entries, SourceSpan span)
        : base(span) => Entries = entries;

    public static MappingNode Empty { get; } = new([], SourceSpan.None);

    public ImmutableArray<MappingEntry> Entries { get; }

    public int Count => Entries.Length;

    /// <summary>The value under a key, or null.</summary>
    public Node? this[string key] => Find(key)?.Value;

    /// <summary>The entry of a key, or null.</summary>
    public MappingEntry? Find(string key)
    {
        if (Entries.Length > IndexThreshold)
        {
            return Index.TryGetValue(key, out int found) ? Entries[found] : null;
        }

        for (int i = 0; i < Entries.Length; i++)
        {
            MappingEntry entry = Entries[i];
            if (string.Equals(entry.Key.Text, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The same mapping with other entries, at the same place.</summary>
    public MappingNode With(ImmutableArray<MappingEntry> entries) => new(entries, Span);

    /// <summary>The same mapping with one key set, replaced in place or added at the end.</summary>
    public MappingNode Set(ScalarNode key, Node value)
    {
        for (int i = 0; i < Entries.Length; i++)
        {
            if (Entries[i].Name == key.Text)
            {
                return With(Entries.SetItem(i, new MappingEntry(Entries[i].Key, value)));
            }
        }

        return With(Entries.Add(new MappingEntry(key, value)));
    }

    public override string Describe() => "a mapping";

    private Dictionary<string, int> Index
    {
        get
        {
            if (index is null)
            {
                Dictionary<string, int> built = new(Entries.Length, StringComparer.Ordinal);
                for (int i = 0; i < Entries.Length; i++)
                {
                    built.TryAdd(Entries[i].Name, i);
                }

                index = built;
            }

            return index;
        }
    }
}
