using System.Collections.Immutable;
using System.Text;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Compiler.Substitution;

/// <summary>Dotted context keys to values, resolved when they are first asked for.</summary>
internal sealed class ContextTable(SubstitutionScope scope)
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Keys => entries.Keys;

    public bool Contains(string key) => entries.ContainsKey(key);

    /// <summary>Puts in a value; a later one wins.</summary>
    public void Set(string key, ScalarNode value) => entries[key] = new Entry(value);

    /// <summary>Puts in a value that another scope resolved; it is not read for references again.</summary>
    public void SetResolved(string key, ScalarNode value, bool failed) =>
        entries[key] = new Entry(value) { IsDone = true, Value = failed ? null : ResolvedText.Of(value) };

    /// <summary>Puts in all values below a mapping, keys joined by dots.</summary>
    public void SetAll(MappingNode values, string prefix = "")
    {
        for (int i = 0; i < values.Entries.Length; i++)
        {
            MappingEntry entry = values.Entries[i];
            string key = prefix + entry.Name;
            switch (entry.Value)
            {
                case MappingNode nested:
                    SetAll(nested, key + ".");
                    break;
                case ScalarNode scalar:
                    Set(key, scalar);
                    break;
                case SequenceNode list:
                    Set(key, AsText(list));
                    break;
            }
        }
    }

    /// <summary>The value of a key; null when it could not be resolved.</summary>
    /// <param name="key">A key that is there.</param>
    /// <param name="depth">How many references lead here.</param>
    /// <param name="problem">Why not, when that was not reported yet.</param>
    public ResolvedText? Resolve(string key, int depth, out string? problem)
    {
        Entry entry = entries[key];
        problem = null;
        if (entry.IsDone)
        {
            return entry.Value;
        }

        if (entry.IsBusy || depth > SubstitutionScope.MaximumDepth)
        {
            problem = entry.IsBusy
                ? $"The context value '{key}' refers to itself: {Chain(key)}."
                : $"The context value '{key}' lies more than {SubstitutionScope.MaximumDepth} references deep.";
            return null;
        }

        entry.IsBusy = true;
        TextScanner scanner = new(scope, entry.Node, default, depth: depth);
        ResolvedText value = scanner.ReadAll();
        entry.IsBusy = false;
        entry.IsDone = true;
        entry.Value = scanner.Failed ? null : value;
        return entry.Value;
    }

    /// <summary>Resolves every value, so that the findings of all are reported, used or not.</summary>
    public ImmutableSortedDictionary<string, string> ResolveAll()
    {
        if (entries.Count == 0)
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        ImmutableSortedDictionary<string, string>.Builder shown = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string key in entries.Keys.ToArray())
        {
            if (Resolve(key, 0, out _) is { } value)
            {
                shown[key] = value.Display;
            }
        }

        return shown.ToImmutable();
    }

    public string DescribeMissing(string key)
    {
        List<string> below = [.. entries.Keys.Where(k => k.StartsWith(key + ".", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(12)];
        return below.Count == 0
            ? $"The context value '{key}' is not defined."
            : $"The context key '{key}' is a mapping, not a value; it holds {string.Join(", ", below)}.";
    }

    public string? HintFor(string key) =>
        entries.Count == 0 ? "The Blueprint has no context: define the value under 'context', or give it with '--ctx'." : Suggestion.Hint(
            key, entries.Keys);

    private string Chain(string key) => string.Join(
        " -> ", entries.Where(e => e.Value.IsBusy).Select(e => e.Key).SkipWhile(k => k != key).Append(key));

    /// <summary>A list as the SQL engines write one: <c>['a', 'b']</c>.</summary>
    private static ScalarNode AsText(SequenceNode list)
    {
        StringBuilder text = new("[");
        foreach (Node item in list.Items)
        {
            string value = (item as ScalarNode)?.Text ?? "";
            bool quoted = item is ScalarNode { Kind: ScalarKind.Text };
            text.Append(text.Length > 1 ? ", " : "").Append(quoted ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : value);
        }

        return new ScalarNode(text.Append(']').ToString(), ScalarKind.Text, list.Span);
    }

    private sealed class Entry(ScalarNode node)
    {
        public ScalarNode Node => node;

        public bool IsBusy { get; set; }

        public bool IsDone { get; set; }

        public ResolvedText? Value { get; set; }
    }
}
