using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Weir.Core.Diagnostics;
using Weir.Hosting.Tests.Support;

namespace Weir.Hosting.Tests.Secrets;

/// <summary>Each provider of secrets, through a whole compilation, against a server that answers as the cloud does.</summary>
public sealed class ProviderTests : IDisposable
{
    private const string Found = "f0und & safe";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The secret as the compiler got it, or its findings.</summary>
    private string Ask(string secrets, string key, params (string Name, string Value)[] variables)
    {
        folder.Write("weir.yml", $"weir_config: \"1.0\"\nsecrets: {{ {secrets} }}\n");
        folder.Write("blueprint.yml", $$"""
            aqueduct: "1.0"
            id: s
            modules:
              - { id: rows, type: Ingress, config: { query: "SELECT 1 AS x" } }
              - { id: save, type: Egress, config: { format: csv, path: out.csv, options: { nullValue: "@aq.secret('{{key}}')" } } }
            """);
        Compiled compiled = new WeirHost(folder.Environment(variables)).Compile(new CompileRequest { Path = "blueprint.yml" });
        return compiled.Manifest is { } manifest
            ? manifest.Find("save")!.Config.Get(Core.Blueprints.Modules.EgressSpec.Options)!["nullValue"]
            : string.Join(" / ", compiled.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Message));
    }

    [Fact]
    public void Files_of_a_folder_and_lines_of_a_file()
    {
        folder.Write("mounted/token", Found + "\n");
        folder.Write("some.env", $"TOKEN=\"{Found}\"\n");
        folder.Write("outside", "never");

        Ask("provider: file, path: mounted", "token").ShouldBe(Found);
        Ask("provider: file, path: some.env", "TOKEN").ShouldBe(Found);
        Ask("provider: file, path: mounted", "../outside").ShouldBe("The secret '../outside' is not set.");
        Ask("provider: file, path: absent.env", "TOKEN").ShouldContain("absent.env");
    }

    [Fact]
    public void Vault_by_path_and_field()
    {
        using FakeServer server = new(r => r.Path == "/v1/secret/data/db/main" ? (200, """{"data":{"data":{"value":"one","password":"f0und & safe"}}}""") : (404, "{}"));
        string settings = $"provider: vault, vault_url: '{server.Address}', vault_namespace: team";

        Ask(settings, "db/main:password", ("VAULT_TOKEN", "t0ken")).ShouldBe(Found);
        Ask(settings, "secret/db/main", ("VAULT_TOKEN", "t0ken")).ShouldBe("one");
        Ask(settings, "db/other", ("VAULT_TOKEN", "t0ken")).ShouldBe("The secret 'db/other' is not set.");
        Ask(settings, "db/other").ShouldBe("The provider 'vault' needs 'vault_token' or VAULT_TOKEN.");
        (server.Requests[0].Headers["X-Vault-Token"], server.Requests[0].Headers["X-Vault-Namespace"]).ShouldBe(("t0ken", "team"));
    }

    [Fact]
    public void AWS_with_a_signature_that_fits()
    {
        using FakeServer server = new(r => r.Body switch
        {
            """{"SecretId":"plain"}""" => (200, """{"SecretString":"f0und & safe"}"""),
            """{"SecretId":"object"}""" => (200, """{"SecretString":"{\"user\":\"me\",\"password\":\"f0und & safe\"}"}"""),
            """{"SecretId":"binary"}""" => (200, """{"SecretBinary":"ZjB1bmQgJiBzYWZl"}"""),
            """{"SecretId":"forbidden"}""" => (403, """{"__type":"AccessDeniedException"}"""),
            _ => (400, """{"__type":"ResourceNotFoundException"}"""),
        });
        string settings = $"provider: aws, region: eu-west-1, endpoint: '{server.Address}'";
        (string, string)[] identity = [("AWS_ACCESS_KEY_ID", "AKID"), ("AWS_SECRET_ACCESS_KEY", "hidden"), ("AWS_SESSION_TOKEN", "session")];

        Ask(settings, "plain", identity).ShouldBe(Found);
        Ask(settings, "object:password", identity).ShouldBe(Found);
        Ask(settings, "binary", identity).ShouldBe(Found);
        Ask(settings, "absent", identity).ShouldBe("The secret 'absent' is not set.");
        Ask(settings, "forbidden", identity).ShouldBe("The provider 'aws_secrets_manager' answered 403 (Forbidden).");
        Ask(settings, "plain").ShouldBe("The provider 'aws' needs AWS_ACCESS_KEY_ID.");
        FakeRequest asked = server.Requests[0];
        asked.Headers["X-Amz-Target"].ShouldBe("secretsmanager.GetSecretValue");
        asked.Headers["X-Amz-Security-Token"].ShouldBe("session");
        asked.Headers["Authorization"].ShouldBe(Signature(asked, new Uri(server.Address).Authority));
    }

    // The recipe of AWS's documentation, step by step.
    private static string Signature(FakeRequest request, string host)
    {
        string date = request.Headers["X-Amz-Date"]!;
        string canonical = string.Join('\n', "POST", "/", "", "content-type:application/x-amz-json-1.1", $"host:{host}", $"x-amz-date:{date}", "x-amz-target:secretsmanager.GetSecretValue", "",
            "content-type;host;x-amz-date;x-amz-target", Hex(SHA256.HashData(Encoding.UTF8.GetBytes(request.Body))));
        string scope = $"{date[..8]}/eu-west-1/secretsmanager/aws4_request";
        string toSign = string.Join('\n', "AWS4-HMAC-SHA256", date, scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        byte[] key = Encoding.UTF8.GetBytes("AWS4hidden");
        foreach (string part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return $"AWS4-HMAC-SHA256 Credential=AKID/{scope}, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature={Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)))}";
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    [Fact]
    public void Azure_with_a_client_or_the_machines_identity()
    {
        using FakeServer server = new(r => r.Path switch
        {
            "/tenant/oauth2/v2.0/token" when r.Body.Contains("client_secret=hush", StringComparison.Ordinal) => (200, """{"access_token":"of-client"}"""),
            _ when r.Path.StartsWith("/metadata/identity/oauth2/token", StringComparison.Ordinal) && r.Headers["Metadata"] == "true" => (200, """{"access_token":"of-machine"}"""),
            "/secrets/main?api-version=7.4" => (200, """{"value":"f0und & safe"}"""),
            _ => (404, "{}"),
        });
        string settings = $"provider: azure_key_vault, vault_url: '{server.Address}'";

        Ask(settings, "main", ("AZURE_AUTHORITY_HOST", server.Address), ("AZURE_TENANT_ID", "tenant"), ("AZURE_CLIENT_ID", "id"), ("AZURE_CLIENT_SECRET", "hush")).ShouldBe(Found);
        Ask(settings, "main", ("AZURE_POD_IDENTITY_AUTHORITY_HOST", server.Address)).ShouldBe(Found);
        Ask(settings, "other", ("AZURE_POD_IDENTITY_AUTHORITY_HOST", server.Address)).ShouldBe("The secret 'other' is not set.");

        server.Requests.Where(r => r.Path.StartsWith("/secrets", StringComparison.Ordinal)).Select(r => r.Headers["Authorization"]).ShouldBe(["Bearer of-client", "Bearer of-machine", "Bearer of-machine"]);
    }

    [Fact]
    public void GCP_with_a_signed_statement_or_the_machines_identity()
    {
        using RSA key = RSA.Create(2048);
        using FakeServer server = new(r => r.Path switch
        {
            "/token" when IsSigned(r.Body, key) => (200, """{"access_token":"of-account"}"""),
            "/computeMetadata/v1/instance/service-accounts/default/token" when r.Headers["Metadata-Flavor"] == "Google" => (200, """{"access_token":"of-machine"}"""),
            "/v1/projects/p/secrets/main/versions/latest:access" or "/v1/projects/p/secrets/main/versions/3:access" => (200, """{"payload":{"data":"ZjB1bmQgJiBzYWZl"}}"""),
            _ => (404, "{}"),
        });
        string settings = $"provider: gcp, project: p, endpoint: '{server.Address}'";
        string account = folder.Write("account.json", new JsonObject { ["client_email"] = "a@p", ["private_key"] = key.ExportPkcs8PrivateKeyPem(), ["token_uri"] = server.Address + "/token" }.ToJsonString());

        Ask(settings, "main", ("GOOGLE_APPLICATION_CREDENTIALS", account)).ShouldBe(Found);
        Ask(settings, "main/3", ("GCE_METADATA_HOST", new Uri(server.Address).Authority)).ShouldBe(Found);
        Ask(settings, "none", ("GCE_METADATA_HOST", new Uri(server.Address).Authority)).ShouldBe("The secret 'none' is not set.");

        server.Requests[1].Headers["Authorization"].ShouldBe("Bearer of-account");
    }

    private static bool IsSigned(string form, RSA key)
    {
        string statement = form.Split('&').Single(p => p.StartsWith("assertion=", StringComparison.Ordinal))["assertion=".Length..];
        string[] parts = statement.Split('.');
        return key.VerifyData(Encoding.UTF8.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    [Fact]
    public void Class_of_your_own_and_prefixes()
    {
        folder.Write("Mine.cs", "public sealed class Mine : ISecretProvider { public string? Find(string key) => key == \"none\" ? null : key + \"!\"; }");

        Ask("provider: custom, resolver: \"Mine, Mine.cs\", secret_prefix: app_", "x").ShouldBe("app_x!");
        Ask("provider: custom, resolver: \"Mine, Mine.cs\"", "none").ShouldBe("The secret 'none' is not set.");
        Ask("provider: custom", "x").ShouldBe("The provider 'custom' needs 'resolver', the class to ask.");
    }

    [Fact]
    public void Server_that_does_not_answer_is_a_finding_without_the_credential() =>
        Ask("provider: vault, vault_url: 'http://127.0.0.1:1', vault_token: t0psecret", "x").ShouldStartWith("The provider 'vault' at 127.0.0.1:1 gave no answer: ");
}
