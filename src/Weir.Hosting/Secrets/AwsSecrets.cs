using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Weir.Core.Contracts;

namespace Weir.Hosting.Secrets;

/// <summary>AWS Secrets Manager: <c>name</c>, or <c>name:field</c> for a field of a secret that is a JSON object. Requests are signed with Signature Version 4.</summary>
internal sealed class AwsSecrets(AwsIdentity identity, string region, Uri endpoint, TimeProvider time) : ISecretProvider
{
    private const string Service = "secretsmanager";
    private const string SignedHeaders = "content-type;host;x-amz-date;x-amz-target";
    private const string Target = "secretsmanager.GetSecretValue";
    private const string ContentType = "application/x-amz-json-1.1";

    public string? Find(string key)
    {
        // An ARN has colons of its own.
        int colon = key.StartsWith("arn:", StringComparison.Ordinal) ? -1 : key.LastIndexOf(':');
        string name = colon < 0 ? key : key[..colon];
        string body = new JsonObject { ["SecretId"] = name }.ToJsonString();
        using HttpRequestMessage request = new(HttpMethod.Post, endpoint) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        Sign(request, body);
        JsonNode? answer = SecretRequest.Send(request, "aws_secrets_manager", (status, text) => status == HttpStatusCode.BadRequest && text.Contains("ResourceNotFoundException", StringComparison.Ordinal));
        string? secret = answer?["SecretString"]?.ToString()
            ?? (answer?["SecretBinary"]?.ToString() is { } binary ? Encoding.UTF8.GetString(System.Convert.FromBase64String(binary)) : null);
        return secret is not null && colon >= 0 ? (JsonNode.Parse(secret) as JsonObject)?[key[(colon + 1)..]]?.ToString() : secret;
    }

    private void Sign(HttpRequestMessage request, string body)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        string stamp = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string day = stamp[..8];
        string scope = $"{day}/{region}/{Service}/aws4_request";
        string canonical = $"POST\n/\n\ncontent-type:{ContentType}\nhost:{endpoint.Authority}\nx-amz-date:{stamp}\nx-amz-target:{Target}\n\n{SignedHeaders}\n{Hash(body)}";
        byte[] key = Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes("AWS4" + identity.SecretKey), day), region), Service), "aws4_request");
        string signature = Convert.ToHexStringLower(Mac(key, $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hash(canonical)}"));
        request.Headers.TryAddWithoutValidation("X-Amz-Date", stamp);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", Target);
        if (identity.SessionToken is { } token)
        {
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", token);
        }

        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={identity.AccessKey}/{scope}, SignedHeaders={SignedHeaders}, Signature={signature}");
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
