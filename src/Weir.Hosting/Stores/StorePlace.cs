namespace Weir.Hosting.Stores;

/// <summary>Where one store is.</summary>
/// <param name="Backend">What keeps it.</param>
/// <param name="Address">A folder, a file, or an address that may hold a password: never shown.</param>
public sealed record StorePlace(StoreBackend Backend, string Address)
{
    /// <summary>The password in the address; null when it has none.</summary>
    public string? Password => Backend != StoreBackend.Sqlite && Uri.TryCreate(Address, UriKind.Absolute, out Uri? uri) && uri.UserInfo.Split(':', 2) is [_, { Length: > 0 } password]
        ? Uri.UnescapeDataString(password)
        : null;

    /// <summary>Without what the address holds.</summary>
    public override string ToString() => Backend.ToString();
}
