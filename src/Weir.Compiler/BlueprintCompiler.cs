using Weir.Compiler.Passes;
using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;

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

        DiagnosticBag bag = compilation.Diagnostics;
        return new CompileResult(bag.HasErrors ? null : compilation.Manifest, bag);
    }
}
