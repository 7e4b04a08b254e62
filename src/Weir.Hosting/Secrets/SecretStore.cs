using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Hosting.UserCode;

namespace Weir.Hosting.Secrets;

/// <summary>The providers of secrets of one compilation, each made when it is first asked, and what they answered.</summary>
/// <param name="settings">The block <c>secrets</c> of the pipeline, else of the project; null for the environment alone.</param>
/// <param name="prefix">What stands before every key.</param>
/// <param name="folder">Where relative paths and classes are looked for.</param>
/// <param name="variables">The environment.</param>
/// <param name="classes">Makes a provider of the user's own.</param>
/// <param name="time">The clock of the cache.</param>
internal sealed class SecretStore(Config? settings, string prefix, string folder, IReadOnlyDictionary<string, string> variables, ComponentLoader classes, TimeProvider time) : ISecretSource
{
    private readonly Dictionary<string, ISecretProvider> providers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Provider, string Key), (string? Secret, long At)> kept = [];
    private readonly TimeSpan keeps = TimeSpan.FromSeconds(settings?.Get(SecretsSpec.CacheSeconds) ?? SecretsSpec.CacheSeconds.DefaultValue);

    public string? Find(string provider, string key)
    {
        string name = NameOf(provider);
        if (kept.TryGetValue((name, key), out (string? Secret, long At) known) && time.GetElapsedTime(known.At) < keeps)
        {
            return known.Secret;
        }

        if (!providers.TryGetValue(name, out ISecretProvider? asked))
        {
            providers[name] = asked = Make(name);
        }

        string? found = asked.Find(prefix + key);
        kept[(name, key)] = (found, time.GetTimestamp());
        return found;
    }

    private string NameOf(string provider) => provider switch
    {
        "" => settings?.Get(SecretsSpec.Provider) ?? SecretsSpec.Environment,
        "aws_secrets_manager" => SecretsSpec.Aws,
        "gcp_secret_manager" => SecretsSpec.Gcp,
        "azure_key_vault" => SecretsSpec.Azure,
        _ => provider,
    };

    private ISecretProvider Make(string provider) => provider switch
    {
        SecretsSpec.Environment => new VariableSecrets(variables),
        SecretsSpec.File => new FileSecrets(Path.GetFullPath(Needed(provider, SecretsSpec.Path), folder)),
        SecretsSpec.Vault => new VaultSecrets(
            new Uri(Needed(provider, SecretsSpec.VaultUrl, "VAULT_ADDR")), Needed(provider, SecretsSpec.VaultToken, "VAULT_TOKEN"), Given(SecretsSpec.VaultNamespace, "VAULT_NAMESPACE")),
        SecretsSpec.Aws => Aws(provider),
        SecretsSpec.Gcp => new GcpSecrets(
            Needed(provider, SecretsSpec.Project, "GOOGLE_CLOUD_PROJECT"), new Uri(Given(SecretsSpec.Endpoint) ?? "https://secretmanager.googleapis.com"), variables, time),
        SecretsSpec.Azure => new AzureSecrets(new Uri(Needed(provider, SecretsSpec.VaultUrl)), variables),
        SecretsSpec.Custom => Custom(),
        _ => throw new WeirException(new Diagnostic(SecretCodes.UnknownProvider, SourceSpan.None, $"There is no provider of secrets '{provider}'.")
        {
            Hint = Suggestion.Hint(provider, ["env", "file", "vault", "aws_secrets_manager", "gcp_secret_manager", "azure_key_vault", "custom"]),
        }),
    };

    private AwsSecrets Aws(string provider)
    {
        string region = Given(SecretsSpec.Region, "AWS_REGION") ?? variables.GetValueOrDefault("AWS_DEFAULT_REGION") ?? throw SecretRequest.Incomplete(provider, "'aws_region'");
        AwsIdentity identity = new(Variable(provider, "AWS_ACCESS_KEY_ID"), Variable(provider, "AWS_SECRET_ACCESS_KEY"), variables.GetValueOrDefault("AWS_SESSION_TOKEN"));
        string endpoint = Given(SecretsSpec.Endpoint, "AWS_ENDPOINT_URL_SECRETS_MANAGER") ?? variables.GetValueOrDefault("AWS_ENDPOINT_URL") ?? $"https://secretsmanager.{region}.amazonaws.com";
        return new AwsSecrets(identity, region, new Uri(endpoint), time);
    }

    private ISecretProvider Custom()
    {
        DiagnosticBag bag = [];
        ScalarNode named = settings?.NodeOf(SecretsSpec.Resolver) as ScalarNode ?? throw SecretRequest.Incomplete(SecretsSpec.Custom, "'resolver', the class to ask");
        return classes.Create<ISecretProvider>(named, null, folder, "secrets", bag) ?? throw new WeirException(bag.First(d => d.Severity == Severity.Error));
    }

    private string? Given(Field<string> field, string? variable = null) =>
        settings is not null && settings.Has(field) ? settings.Get(field) : variable is null ? null : variables.GetValueOrDefault(variable);

    private string Needed(string provider, Field<string> field, string? variable = null) =>
        Given(field, variable) ?? throw SecretRequest.Incomplete(provider, variable is null ? $"'{field.Name}'" : $"'{field.Name}' or {variable}");

    private string Variable(string provider, string name) => variables.GetValueOrDefault(name) ?? throw SecretRequest.Incomplete(provider, name);
}
