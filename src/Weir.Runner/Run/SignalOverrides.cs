using Weir.Core.Contracts;

namespace Weir.Runner.Run;

/// <summary>Words of a person on what a Probe would say, kept in the state store: they win over the Probe until they are taken back.</summary>
public static class SignalOverrides
{
    private const string Prefix = "signal/";

    /// <summary>Says that a signal is given or not.</summary>
    /// <param name="state">The project's state.</param>
    /// <param name="blueprintId">The Blueprint.</param>
    /// <param name="id">The Regulator, or the Probe on its signal edge.</param>
    /// <param name="open">True lets the rows through.</param>
    /// <param name="reason">Why, for the history; may be empty.</param>
    public static void Set(IStateStore state, string blueprintId, string id, bool open, string reason)
    {
        string key = KeyOf(blueprintId, id);
        while (state.TryPut(key, (open ? "+" : "-") + reason, state.Get(key)?.Version ?? 0) is null)
        {
        }
    }

    /// <summary>Takes the word back; false when there was none.</summary>
    public static bool Clear(IStateStore state, string blueprintId, string id)
    {
        string key = KeyOf(blueprintId, id);
        while (state.Get(key) is { } entry)
        {
            if (state.TryRemove(key, entry.Version))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What was said; null when nothing was.</summary>
    public static (bool Open, string Reason)? Find(IStateStore state, string blueprintId, string id) =>
        state.Get(KeyOf(blueprintId, id))?.Value is { Length: > 0 } value ? (value[0] == '+', value[1..]) : null;

    private static string KeyOf(string blueprintId, string id) => $"{Prefix}{blueprintId}/{id}";
}
