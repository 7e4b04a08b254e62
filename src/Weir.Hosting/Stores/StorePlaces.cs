namespace Weir.Hosting.Stores;

/// <summary>Where a project's stores are.</summary>
/// <param name="Directory">The folder of what Weir keeps beside the Blueprints; absolute.</param>
/// <param name="History">The runs, and with them the state.</param>
public sealed record StorePlaces(string Directory, StorePlace History)
{
    /// <summary>All passwords that the addresses hold.</summary>
    public IEnumerable<string> Passwords => new[] { History }.Select(place => place.Password).OfType<string>();

    /// <summary>Everything in a folder.</summary>
    public static StorePlaces In(string directory) => new(directory, new StorePlace(StoreBackend.Sqlite, directory));
}
