using Weir.Core.Contracts;

namespace Weir.Runner.State;

/// <summary>State that lives as long as the process.</summary>
public sealed class MemoryStateStore : IStateStore
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, StateEntry> entries = new(StringComparer.Ordinal);
    private long lastVersion;

    public StateEntry? Get(string key)
    {
        lock (gate)
        {
            return entries.GetValueOrDefault(key);
        }
    }

    public long? TryPut(string key, string value, long version)
    {
        lock (gate)
        {
            if ((entries.GetValueOrDefault(key)?.Version ?? 0) != version)
            {
                return null;
            }

            entries[key] = new StateEntry(key, value, ++lastVersion);
            return lastVersion;
        }
    }

    public bool TryRemove(string key, long version)
    {
        lock (gate)
        {
            return entries.TryGetValue(key, out StateEntry? entry) && entry.Version == version && entries.Remove(key);
        }
    }

    public IReadOnlyList<StateEntry> List(string prefix)
    {
        lock (gate)
        {
            return [.. entries.Values.Where(e => e.Key.StartsWith(prefix, StringComparison.Ordinal))];
        }
    }
}
