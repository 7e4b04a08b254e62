namespace Weir.Compiler.Substitution;

/// <summary>A macro with the arguments of one call.</summary>
internal sealed class MacroCall(string name, IReadOnlyDictionary<string, ResolvedText> arguments)
{
    public string Name => name;

    public IReadOnlyDictionary<string, ResolvedText> Arguments => arguments;

    /// <summary>The parameters that the body names, filled while it is read.</summary>
    public HashSet<string> Parameters { get; } = new(StringComparer.Ordinal);
}
