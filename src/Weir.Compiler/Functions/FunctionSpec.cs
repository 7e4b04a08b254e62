using Weir.Compiler.Substitution;

namespace Weir.Compiler.Functions;

/// <summary>A function that Blueprints may call as <c>@aq.name(...)</c>.</summary>
/// <param name="Name">Its name without <c>@aq.</c>.</param>
/// <param name="Summary">One sentence for the reference.</param>
/// <param name="Parameters">Its parameters in order.</param>
/// <param name="Evaluate">Its value; null when it has none, and then the call says why.</param>
internal sealed record FunctionSpec(string Name, string Summary, IReadOnlyList<FunctionParameter> Parameters, Func<FunctionCall, ResolvedText?> Evaluate)
{
    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string Usage => $"@aq.{Name}({string.Join(", ", Parameters.Select(p => p.Default is null ? p.Name : $"{p.Name}='{p.Default}'"))})";
}
