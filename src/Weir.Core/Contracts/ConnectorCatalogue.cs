using System.Collections.Concurrent;

namespace Weir.Core.Contracts;

/// <summary>The connectors of this build, each made when it is first asked for.</summary>
public sealed class ConnectorCatalogue(IReadOnlyList<ConnectorEntry> entries)
{
    private readonly ConcurrentDictionary<string, IConnector> made = new(StringComparer.Ordinal);

    public static ConnectorCatalogue None { get; } = new([]);

    public IReadOnlyList<ConnectorEntry> Entries => entries;

    /// <summary>Whether a format is a connector's; loads nothing.</summary>
    public bool Has(string? format) => Entry(format) is not null;

    /// <summary>The connector of a format, or null.</summary>
    public IConnector? Find(string? format) => Entry(format) is { } entry ? made.GetOrAdd(entry.Name, static (_, found) => found.Make(), entry) : null;

    private ConnectorEntry? Entry(string? format)
    {
        for (int i = 0; format is not null && i < entries.Count; i++)
        {
            if (string.Equals(entries[i].Name, format, StringComparison.Ordinal) || Contains(entries[i].Aliases, format))
            {
                return entries[i];
            }
        }

        return null;
    }

    private static bool Contains(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
