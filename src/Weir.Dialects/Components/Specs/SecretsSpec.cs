using Weir.Core.Specs;

namespace Weir.Dialects.Components.Specs;

/// <summary>The block <c>secrets</c>: where <c>secret://provider/key</c> is looked up.</summary>
public static class SecretsSpec
{
    public static Field<string> Provider { get; } = Field.Choice(
            "provider", new Choice<string>("env", "env"), new Choice<string>("vault", "vault"), new Choice<string>("aws_secrets_manager", "aws", "", "aws"), new Choice<string>("file", "file"))
        .Default("env").Doc("The provider of secrets.");

    public static Field<string> VaultUrl { get; } = Field.Text("vault_url").Doc("Provider vault: its address.");

    public static Field<string> VaultToken { get; } = Field.Text("vault_token").Secret().Doc("Provider vault: its token; else VAULT_TOKEN.");

    public static Field<string> VaultNamespace { get; } = Field.Text("vault_namespace").Doc("Provider vault: its namespace.");

    public static Field<string> AwsRegion { get; } = Field.Text("aws_region").Doc("Provider aws_secrets_manager: its region.");

    public static Field<string> Prefix { get; } = Field.Text("secret_prefix").Default("").Doc("What stands before every key.");

    public static Field<long> CacheSeconds { get; } = Field.Integer("cache_ttl_seconds", 0).Default(300).Doc("How long a secret is kept in memory.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "secrets", "Where secrets are looked up.", [Provider, VaultUrl, VaultToken, VaultNamespace, AwsRegion, Prefix, CacheSeconds]);
}
