using Weir.Core.Diagnostics;

namespace Weir.Compiler.Functions;

/// <summary>All functions that Blueprints may call, by name.</summary>
internal static class FunctionCatalogue
{
    private static readonly Dictionary<string, FunctionSpec> ByName = BuildIndex();

    public static IReadOnlyList<FunctionSpec> All { get; } = [.. DateFunctions.All, .. IdentityFunctions.All, .. LookupFunctions.All];

    public static FunctionSpec? Find(string name) => ByName.GetValueOrDefault(name) ?? LookupFunctions.OfDepot(name);

    /// <summary>True for the first part of a function's name.</summary>
    public static bool IsNamespace(string name) =>
        ByName.Keys.Any(k => k == name || (k.Length > name.Length && k[name.Length] == '.' && k.StartsWith(name, StringComparison.Ordinal)));

    public static string HintFor(string name)
    {
        return Suggestion.Nearest(name, ByName.Keys) is { } nearest
            ? $"Did you mean '@aq.{nearest}'?"
            : $"The functions are {string.Join(", ", DateFunctions.All.Concat(IdentityFunctions.All).Concat(LookupFunctions.All).Select(f => "@aq." + f.Name))}.";
    }

    private static Dictionary<string, FunctionSpec> BuildIndex()
    {
        Dictionary<string, FunctionSpec> index = new(StringComparer.Ordinal);
        foreach (FunctionSpec function in DateFunctions.All.Concat(IdentityFunctions.All).Concat(LookupFunctions.All))
        {
            index.Add(function.Name, function);
            foreach (string alias in function.Aliases)
            {
                index.Add(alias, function);
            }
        }

        return index;
    }
}
