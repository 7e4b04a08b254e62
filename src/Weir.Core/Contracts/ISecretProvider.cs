using Weir.Core.Diagnostics;

namespace Weir.Core.Contracts;

/// <summary>Knows secrets: an environment, a vault, a class of your own.</summary>
public interface ISecretProvider
{
    /// <summary>The secret of a key; null when there is none. Called while a Blueprint is compiled, for each key once.</summary>
    /// <exception cref="WeirException">The provider can't be asked. The finding holds no secret.</exception>
    string? Find(string key);
}
