namespace Weir.Stores.Depots;

/// <summary>Values that outlive runs, each under a key. All methods are safe to call from any thread.</summary>
public interface IDepot : IAsyncDisposable
{
    /// <summary>A value, or null.</summary>
    string? Get(string key);

    /// <summary>Gives a key its value; with a moment, one that was put somewhere else then.</summary>
    void Put(string key, string value, DateTimeOffset? at = null);

    /// <summary>All values, in ordinal order of their keys.</summary>
    IReadOnlyList<DepotEntry> List();
}
