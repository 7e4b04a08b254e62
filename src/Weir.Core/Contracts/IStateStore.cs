namespace Weir.Core.Contracts;

/// <summary>Small named values that outlive runs and processes (circuit breakers, requests to cancel), changed by compare-and-set.</summary>
/// <remarks>Many processes at once. All methods are safe to call from any thread. What a method has written survives the death of the process.</remarks>
public interface IStateStore
{
    /// <summary>A value, or null.</summary>
    StateEntry? Get(string key);

    /// <summary>Writes a value if nobody else has done so since it was read.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The new value.</param>
    /// <param name="version">The version that was read; 0 when there was none.</param>
    /// <returns>The new version; null when another's write came first, so that nothing was written.</returns>
    long? TryPut(string key, string value, long version);

    /// <summary>Removes a value if nobody else has written it since it was read; true when it is gone by this call.</summary>
    bool TryRemove(string key, long version);

    /// <summary>All values whose keys begin with <paramref name="prefix"/>, in ordinal order of their keys.</summary>
    IReadOnlyList<StateEntry> List(string prefix);
}
