using Weir.Core.Diagnostics;

namespace Weir.Core.Contracts;

/// <summary>All providers of secrets of a project.</summary>
public interface ISecretSource
{
    /// <summary>The secret of a key; null when there is none.</summary>
    /// <param name="provider">The provider's name; empty for the one that the project or the pipeline names.</param>
    /// <param name="key">Its key there.</param>
    /// <exception cref="WeirException">There is no such provider, or it can't be asked.</exception>
    string? Find(string provider, string key);
}
