using Weir.Core.Specs;

namespace Weir.Core.Blueprints;

/// <summary>The block <c>secrets</c>: where secrets are looked up.</summary>
public static class SecretsSpec
{
    public const string Environment = "env";
    public const string File = "file";
    public const string Vault = "vault";
    public const string Aws = "aws";
    public const string Gcp = "gcp";
    public const string Azure = "azure";
    public const string Custom = "custom";

    public static Field<string> Provider { get; } = Field.Choice(
            "provider", new Choice<string>("env", Environment), new Choice<string>("file", File), new Choice<string>("vault", Vault),
            new Choice<string>("aws_secrets_manager", Aws, "", "aws"), new Choice<string>("gcp_secret_manager", Gcp, "", "gcp"),
            new Choice<string>("azure_key_vault", Azure, "", "azure"), new Choice<string>("custom", Custom))
        .Default(Environment).Doc("Who is asked for secrets.");

    public static Field<string> VaultUrl { get; } = Field.Text("vault_url").Doc("vault, azure_key_vault: its address.", "https://vault.example.com");

    public static Field<string> VaultToken { get; } = Field.Text("vault_token").Secret().Doc("vault: its token; else VAULT_TOKEN.");

    public static Field<string> VaultNamespace { get; } = Field.Text("vault_namespace").Doc("vault: its namespace.");

    public static Field<string> Region { get; } = Field.Text("aws_region").Alias("region").Doc("aws_secrets_manager: its region; else AWS_REGION.", "eu-central-1");

    public static Field<string> Project { get; } = Field.Text("project").Doc("gcp_secret_manager: the project; else GOOGLE_CLOUD_PROJECT.");

    public static Field<string> Endpoint { get; } = Field.Text("endpoint").Doc("aws_secrets_manager, gcp_secret_manager: another address than the cloud's own.", "http://127.0.0.1:4566");

    public static Field<string> Path { get; } = Field.Path("path").Doc("file: a folder with a file per secret, or a file of NAME=value lines.", "/run/secrets");

    public static Field<string> Resolver { get; } = Field.Text("resolver").Doc("custom: a class of your own that is an ISecretProvider.", "MyLib.MySecrets, MyLib");

    public static Field<string> Prefix { get; } = Field.Text("secret_prefix").Default("").Doc("What stands before every key.");

    public static Field<long> CacheSeconds { get; } = Field.Integer("cache_ttl_seconds", 0).Default(300).Doc("How long a secret is kept in memory.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "secrets", "Where secrets are looked up.",
        [Provider, VaultUrl, VaultToken, VaultNamespace, Region, Project, Endpoint, Path, Resolver, Prefix, CacheSeconds])
    {
        Remarks = "Credentials come from where each cloud's tools look first: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET; GOOGLE_APPLICATION_CREDENTIALS (a service account's key file); or the machine's own identity (Azure, Google).",
    };
}
