using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Weir.Core.Contracts;

namespace Weir.Hosting.Secrets;

/// <summary>GCP Secret Manager, by its REST API: <c>name</c>, or <c>name/version</c>; the newest version unless one is given.</summary>
internal sealed class GcpSecrets(string project, Uri endpoint, IReadOnlyDictionary<string, string> variables, TimeProvider time) : ISecretProvider
{
    private const string Provider = "gcp_secret_manager";
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";

    private string? token;

    public string? Find(string key)
    {
        token ??= variables.GetValueOrDefault("GOOGLE_APPLICATION_CREDENTIALS") is { } file ? OfAccount(file) : OfMachine();
        int slash = key.IndexOf('/', StringComparison.Ordinal);
        (string name, string version) = slash < 0 ? (key, "latest") : (key[..slash], key[(slash + 1)..]);
        using HttpRequestMessage request = new(HttpMethod.Get, $"{endpoint.ToString().TrimEnd('/')}/v1/projects/{project}/secrets/{name}/versions/{version}:access");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return SecretRequest.Send(request, Provider)?["payload"]?["data"]?.ToString() is { } data ? Encoding.UTF8.GetString(Convert.FromBase64String(data)) : null;
    }

    /// <summary>A token for a service account, asked for with a statement that its key signs.</summary>
    private string OfAccount(string file)
    {
        JsonNode account = JsonNode.Parse(File.ReadAllText(file)) ?? throw SecretRequest.Incomplete(Provider, "a key file in GOOGLE_APPLICATION_CREDENTIALS");
        string uri = Part(account, "token_uri");
        long now = time.GetUtcNow().ToUnixTimeSeconds();
        JsonObject claims = new() { ["iss"] = Part(account, "client_email"), ["scope"] = Scope, ["aud"] = uri, ["iat"] = now, ["exp"] = now + 3600 };
        string statement = $"{Encoded("""{"alg":"RS256","typ":"JWT"}"""u8)}.{Encoded(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        using RSA key = RSA.Create();
        key.ImportFromPem(Part(account, "private_key"));
        string signature = Encoded(key.SignData(Encoding.UTF8.GetBytes(statement), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        using HttpRequestMessage request = new(HttpMethod.Post, uri)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer", ["assertion"] = $"{statement}.{signature}" }),
        };
        return Token(request);
    }

    private string OfMachine()
    {
        string host = variables.GetValueOrDefault("GCE_METADATA_HOST", "metadata.google.internal");
        using HttpRequestMessage request = new(HttpMethod.Get, $"http://{host}/computeMetadata/v1/instance/service-accounts/default/token");
        request.Headers.Add("Metadata-Flavor", "Google");
        return Token(request);
    }

    private static string Token(HttpRequestMessage request) =>
        SecretRequest.Send(request, Provider)?["access_token"]?.ToString() ?? throw SecretRequest.Failure($"The provider '{Provider}' gave no token.");

    private static string Part(JsonNode account, string name) => account[name]?.ToString() ?? throw SecretRequest.Incomplete(Provider, $"'{name}' in its key file");

    private static string Encoded(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
