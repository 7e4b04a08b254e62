using Weir.Core.Diagnostics;

namespace Weir.Hosting.Secrets;

/// <summary>Findings about where secrets come from.</summary>
public static class SecretCodes
{
    public static DiagnosticCode UnknownProvider { get; } = new(
        "WEIR8201", "unknown-secret-provider", Severity.Error, Fault.Author, "A secret is asked of a provider that Weir does not know.");

    public static DiagnosticCode ProviderIncomplete { get; } = new(
        "WEIR8202", "secret-provider-incomplete", Severity.Error, Fault.Author, "A provider of secrets needs a setting, or a variable of the environment, that is not there.");

    public static DiagnosticCode ProviderFailed { get; } = new(
        "WEIR8203", "secret-provider-failed", Severity.Error, Fault.Environment, "A provider of secrets did not answer, or refused. Check its address, the credentials and their rights.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [UnknownProvider, ProviderIncomplete, ProviderFailed];
}
