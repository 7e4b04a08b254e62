using System.Collections.Immutable;
using Weir.Compiler.Passes;
using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Compiler;

/// <summary>Makes a Manifest of a Blueprint: resolves, checks, orders. Opens no engine session and reads no rows.</summary>
public static class BlueprintCompiler
{
    /// <summary>The names of the passes, in the order in which they run.</summary>
    public static IReadOnlyList<string> PassNames { get; } = [.. CompilerPasses.All.Select(p => p.Name)];

    /// <summary>Compiles. Every finding is collected; nothing is thrown for a fault of the Blueprint.</summary>
    public static CompileResult Compile(Blueprint blueprint, CompileOptions options)
    {
        Compilation compilation = new(blueprint, options);
        foreach (ICompilerPass pass in CompilerPasses.All)
        {
            pass.Run(compilation);
        }

        DiagnosticBag bag = Shown(compilation.Diagnostics, blueprint);
        return new CompileResult(bag.HasErrors ? null : compilation.Manifest, bag);
    }

    /// <summary>
    /// The findings, each once (a sub-Blueprint may be used by several Arcades), without the warnings that the Blueprint suppresses; errors can't be.
    /// </summary>
    private static DiagnosticBag Shown(DiagnosticBag bag, Blueprint blueprint)
    {
        if (bag.Count == 0)
        {
            return bag;
        }

        DiagnosticBag shown = [];
        HashSet<(string, SourceSpan, string)> seen = [];
        foreach (Diagnostic diagnostic in bag)
        {
            if (!IsSuppressed(diagnostic, blueprint.SuppressedWarnings) && seen.Add((diagnostic.Code.Id, diagnostic.Span, diagnostic.Message)))
            {
                shown.Add(diagnostic);
            }
        }

        return shown;
    }

    private static bool IsSuppressed(Diagnostic diagnostic, ImmutableArray<string> rules) =>
        diagnostic.Severity != Severity.Error && WarningNames.Have(rules, diagnostic.Code);
}
