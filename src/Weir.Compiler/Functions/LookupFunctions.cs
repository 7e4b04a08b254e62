using Weir.Compiler.Substitution;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Core.Text;

namespace Weir.Compiler.Functions;

/// <summary>Values from outside: secrets, the environment, the depot.</summary>
internal static class LookupFunctions
{
    private static readonly FunctionParameter Key = new("key");

    public static IReadOnlyList<FunctionSpec> All { get; } =
    [
        new("secret", "A secret, of the provider that the project names or of another; never shown, stored or logged.", [Key, new("provider", "")], ReadSecret),
        new("env", "A variable of the environment, which must be set.", [Key], ReadEnvironment),
        new("depot.get", "A value that an earlier run left in the depot; `@aq.depot.NAME.get` reads another depot.", [Key, new("default", "")], static call => ReadDepot(call, DepotKey.Default)) { Aliases = ["depot.default.get"] },
    ];

    /// <summary>The function that reads a depot with a name of its own: <c>depot.NAME.get</c>; null for any other name.</summary>
    public static FunctionSpec? OfDepot(string name) => name.Split('.') is ["depot", { Length: > 0 } depot, "get"]
        ? new FunctionSpec(name, "A value that an earlier run left in a depot.", [Key, new("default", "")], call => ReadDepot(call, depot))
        : null;

    private static ResolvedText? ReadSecret(FunctionCall call)
    {
        string key = call.Arguments[0].Text;
        string provider = call.Arguments[1].Text;
        string? found;
        try
        {
            found = call.Options.Secrets is { } source ? source.Find(provider, key) : call.Options.Environment.GetValueOrDefault(key);
        }
        catch (WeirException failure)
        {
            return call.Fail(failure.Diagnostic.Code, failure.Diagnostic.Message, failure.Diagnostic.Hint);
        }

        if (found is null)
        {
            return call.Fail(
                CompilerCodes.UnsetSecret, $"The secret '{call.Arguments[0].Display}' is not set.",
                NearestVariable(call, key) ?? "Set it in the environment or in a .env file, or where 'secrets' says.");
        }

        Secret secret = new(key, found);
        call.Options.Redactor.Register(secret);
        return new ResolvedText(secret.Reveal(), Secret.Redacted, Secret.Redacted, ScalarKind.Text);
    }

    private static ResolvedText? ReadEnvironment(FunctionCall call)
    {
        string key = call.Arguments[0].Text;
        return call.Options.Environment.TryGetValue(key, out string? found)
            ? ResolvedText.Plain(found)
            : call.Fail(
                CompilerCodes.UnsetVariable, $"The environment variable '{call.Arguments[0].Display}' is not set.",
                NearestVariable(call, key) ?? $"Set it, or write '${{{key}:-default}}' where it may be absent.");
    }

    private static ResolvedText? ReadDepot(FunctionCall call, string name)
    {
        if (call.Options.Depot is not { } depot)
        {
            return call.Fail(
                CompilerCodes.NoDepot, "There is no depot to read from.",
                "The depot is part of the store; give its folder with '--store-dir'.");
        }

        if (!call.Options.DepotNames.Contains(name))
        {
            return call.Fail(CompilerCodes.NoDepot, $"There is no depot '{name}'.", "Name it under 'stores.depots' in the project file.");
        }

        return depot(new DepotKey(name, call.Arguments[0].Text).ToString()) is { } found ? ResolvedText.Plain(found) : call.Arguments[1];
    }

    private static string? NearestVariable(FunctionCall call, string key) =>
        Suggestion.Nearest(key, call.Options.Environment.Keys) is { } nearest ? $"Did you mean '{nearest}'?" : null;
}
