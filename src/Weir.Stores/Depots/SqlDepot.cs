using Weir.Stores.Sql;

namespace Weir.Stores.Depots;

/// <summary>The depot of a history.</summary>
public sealed class SqlDepot(SqlRunStore store) : IDepot
{
    public string? Get(string key) => store.GetDepot(key);

    public void Put(string key, string value, DateTimeOffset? at = null) => store.PutDepot(key, value, at);

    public IReadOnlyList<DepotEntry> List() => store.ListDepot();

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
