using Weir.Core.Primitives;

namespace Weir.Hosting.Stores;

/// <summary>Where a project's stores are.</summary>
/// <param name="Directory">The folder of what Weir keeps beside the Blueprints; absolute.</param>
/// <param name="History">The runs, and with them the state, and what is nowhere else.</param>
public sealed record StorePlaces(string Directory, StorePlace History)
{
    private static readonly Dictionary<string, StorePlace> None = [];

    /// <summary>The depots that are not with the history, by name; <c>default</c> may be among them.</summary>
    public IReadOnlyDictionary<string, StorePlace> Depots { get; init; } = None;

    /// <summary>The locks; null for with the history.</summary>
    public StorePlace? Locks { get; init; }

    /// <summary>All depots that there are.</summary>
    public IReadOnlyCollection<string> DepotNames => Depots.Count == 0 ? [DepotKey.Default] : [.. Depots.Keys.Append(DepotKey.Default).Distinct(StringComparer.Ordinal)];

    /// <summary>All passwords that the addresses hold.</summary>
    public IEnumerable<string> Passwords => Depots.Values.Append(History).Append(Locks ?? History).Select(place => place.Password).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Everything in a folder.</summary>
    public static StorePlaces In(string directory) => new(directory, new StorePlace(StoreBackend.Sqlite, directory));
}
