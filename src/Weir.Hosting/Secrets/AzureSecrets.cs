using Weir.Core.Contracts;

namespace Weir.Hosting.Secrets;

/// <summary>Azure Key Vault, by its REST API: <c>name</c>, or <c>name/version</c>.</summary>
internal sealed class AzureSecrets(Uri vault, IReadOnlyDictionary<string, string> variables) : ISecretProvider
{
    private const string Provider = "azure_key_vault";

    private string? token;

    public string? Find(string key)
    {
        token ??= variables.ContainsKey("AZURE_CLIENT_SECRET") ? OfClient() : OfMachine();
        using HttpRequestMessage request = new(HttpMethod.Get, $"{vault.ToString().TrimEnd('/')}/secrets/{key}?api-version=7.4");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return SecretRequest.Send(request, Provider)?["value"]?.ToString();
    }

    private string OfClient()
    {
        string authority = variables.GetValueOrDefault("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.com").TrimEnd('/');
        using HttpRequestMessage request = new(HttpMethod.Post, $"{authority}/{Needed("AZURE_TENANT_ID")}/oauth2/v2.0/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = Needed("AZURE_CLIENT_ID"),
                ["client_secret"] = Needed("AZURE_CLIENT_SECRET"),
                ["scope"] = "https://vault.azure.net/.default",
            }),
        };
        return Token(request);
    }

    /// <summary>The managed identity of the machine.</summary>
    private string OfMachine()
    {
        string host = variables.GetValueOrDefault("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://169.254.169.254").TrimEnd('/');
        using HttpRequestMessage request = new(HttpMethod.Get, $"{host}/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fvault.azure.net");
        request.Headers.Add("Metadata", "true");
        return Token(request);
    }

    private static string Token(HttpRequestMessage request) =>
        SecretRequest.Send(request, Provider)?["access_token"]?.ToString() ?? throw SecretRequest.Failure($"The provider '{Provider}' gave no token.");

    private string Needed(string variable) => variables.GetValueOrDefault(variable) ?? throw SecretRequest.Incomplete(Provider, variable);
}
