using Weir.Compiler.Functions;

namespace Weir.Compiler;

/// <summary>A function that Blueprints may call, for reference pages and completion.</summary>
/// <param name="Name">As it is called, for example <c>@aq.date.today</c>.</param>
/// <param name="Usage">The call with its parameters and their defaults.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Aliases">Other names.</param>
public sealed record RuntimeFunction(string Name, string Usage, string Summary, IReadOnlyList<string> Aliases)
{
    private const string Prefix = "@aq.";

    /// <summary>All functions, in the order of the reference.</summary>
    public static IReadOnlyList<RuntimeFunction> All =>
        [.. FunctionCatalogue.All.Select(f => new RuntimeFunction(Prefix + f.Name, f.Usage, f.Summary, [.. f.Aliases.Select(a => Prefix + a)]))];
}
