namespace Weir.Hosting.Bundles;

/// <summary>Where a bundle is kept.</summary>
internal interface IBundleSource
{
    /// <summary>Its files; the paths are not checked yet.</summary>
    Task<IReadOnlyList<BundleFile>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Brings files into an empty folder, each at its path. Those were checked.</summary>
    Task FetchAsync(IReadOnlyList<BundleFile> files, string target, CancellationToken cancellationToken);
}
