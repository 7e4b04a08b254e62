namespace Weir.Compiler.Functions;

/// <summary>The <c>@aq</c> functions for the reference.</summary>
public static class FunctionReference
{
    /// <summary>How each is called, its other names, and what it gives.</summary>
    public static IReadOnlyList<(string Usage, IReadOnlyList<string> Aliases, string Summary)> All =>
        [.. FunctionCatalogue.All.Select(f => (f.Usage, f.Aliases, f.Summary))];
}
