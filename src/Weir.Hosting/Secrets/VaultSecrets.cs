using System.Text.Json.Nodes;
using Weir.Core.Contracts;

namespace Weir.Hosting.Secrets;

/// <summary>HashiCorp Vault, key-value store version 2: <c>path:field</c>, or <c>path</c> for the field <c>value</c>.</summary>
internal sealed class VaultSecrets(Uri address, string token, string? vaultNamespace) : ISecretProvider
{
    private const string Mount = "secret";

    public string? Find(string key)
    {
        int colon = key.LastIndexOf(':');
        (string path, string field) = colon < 0 ? (key, "value") : (key[..colon], key[(colon + 1)..]);

        // Written with the mount, as its own tools show paths, it means the same.
        path = path.StartsWith(Mount + "/", StringComparison.Ordinal) ? path[(Mount.Length + 1)..] : path;
        using HttpRequestMessage request = new(HttpMethod.Get, $"{address.ToString().TrimEnd('/')}/v1/{Mount}/data/{path}");
        request.Headers.Add("X-Vault-Token", token);
        if (vaultNamespace is not null)
        {
            request.Headers.Add("X-Vault-Namespace", vaultNamespace);
        }

        return SecretRequest.Send(request, "vault")?["data"]?["data"]?[field] is JsonValue value ? value.ToString() : null;
    }
}
