using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Finds the format of an Ingress or Egress in its path's ending, where the author gave none.</summary>
internal sealed class InferFormatsPass : ICompilerPass
{
    private static readonly string[] CompressionEndings = [".gz", ".zst", ".bz2", ".snappy"];

    public string Name => "infer formats";

    public void Run(Compilation compilation)
    {
        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module.Type is ModuleType.Ingress or ModuleType.Egress && IsAbsent(module.Node, IngressSpec.Format)
                && FieldLookup.NodeOf(module.Node, IngressSpec.Path) is ScalarNode { IsNull: false } path && !compilation.IsBroken(path.Span))
            {
                Infer(compilation, module, path);
            }
        }
    }

    private static void Infer(Compilation compilation, ModuleDraft module, ScalarNode path)
    {
        string engine = module.Engine?.Text ?? compilation.Options.DefaultEngine;
        if (!compilation.Options.Engines.TryGetValue(engine, out IEngine? found))
        {
            return;
        }

        IReadOnlyList<FormatCapability> formats = module.Type == ModuleType.Ingress ? found.Capabilities.IngressFormats : found.Capabilities.EgressFormats;
        if (FormatOf(path.Text, formats) is { } format)
        {
            module.Node = module.Node.Set(
                new ScalarNode(IngressSpec.Format.Name, ScalarKind.Text, SourceSpan.None),
                new ScalarNode(format, ScalarKind.Text, path.Span));
            return;
        }

        compilation.Diagnostics.Add(
            CompilerCodes.UnknownEnding, path.Span, $"The format of '{path.Display}' can't be told by its ending.",
            $"Give 'format', one of: {string.Join(", ", formats.Select(f => f.Options.Name))}.", module.Id);
    }

    private static string? FormatOf(string path, IReadOnlyList<FormatCapability> formats)
    {
        ReadOnlySpan<char> name = path.AsSpan().TrimEnd('/');
        foreach (string ending in CompressionEndings)
        {
            name = name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name;
        }

        foreach (FormatCapability format in formats)
        {
            foreach (string extension in format.Extensions)
            {
                if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                {
                    return format.Options.Name;
                }
            }
        }

        return null;
    }

    private static bool IsAbsent(MappingNode node, Field field) => FieldLookup.NodeOf(node, field) is null or ScalarNode { IsNull: true };
}
