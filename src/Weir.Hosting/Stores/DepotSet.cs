using Weir.Core.Primitives;
using Weir.Stores.Depots;

namespace Weir.Hosting.Stores;

/// <summary>The depots of a project by name, each opened when it is first asked for.</summary>
/// <param name="open">Opens a depot; null where there is none.</param>
internal sealed class DepotSet(Func<string, IDepot?> open) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, IDepot?> opened = new(StringComparer.Ordinal);

    /// <summary>A value by a <see cref="DepotKey"/>; null when it is not there.</summary>
    public string? Get(string key)
    {
        DepotKey parsed = DepotKey.Parse(key);
        return Find(parsed.Depot)?.Get(parsed.Key);
    }

    public IDepot? Find(string name)
    {
        lock (gate)
        {
            if (!opened.TryGetValue(name, out IDepot? depot))
            {
                depot = open(name);
                opened.Add(name, depot);
            }

            return depot;
        }
    }

    public void Dispose()
    {
        foreach (IDepot? depot in opened.Values)
        {
            depot?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
