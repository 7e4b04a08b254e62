using Weir.Core.Contracts;

namespace Weir.Hosting.Secrets;

/// <summary>The environment, with what <c>.env</c> files add.</summary>
internal sealed class VariableSecrets(IReadOnlyDictionary<string, string> variables) : ISecretProvider
{
    public string? Find(string key) => variables.GetValueOrDefault(key);
}
