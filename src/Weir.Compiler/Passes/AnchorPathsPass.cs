using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Makes relative paths of Ingresses and Egresses absolute, from the folder of the (main) Blueprint; URLs stay.</summary>
/// <remarks>Fingerprints keep the path as authored: the same Blueprint in another folder is the same.</remarks>
internal sealed class AnchorPathsPass : ICompilerPass
{
    public string Name => "anchor paths";

    public void Run(Compilation compilation)
    {
        string folder = compilation.Blueprint.BaseDirectory;
        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module.Type is ModuleType.Ingress or ModuleType.Egress
                && FieldLookup.EntryOf(module.Node, IngressSpec.Path) is { Value: ScalarNode { IsNull: false } path } entry
                && path.Text.Length > 0 && !compilation.IsBroken(path.Span) && IsRelative(path.Text))
            {
                module.Node = module.Node.Set(entry.Key, Anchor(path, folder));
            }
        }
    }

    /// <summary>True for <c>scheme://...</c>.</summary>
    public static bool IsUrl(string path)
    {
        int colon = path.IndexOf("://", StringComparison.Ordinal);
        return colon > 0 && path.AsSpan(0, colon).IndexOfAny('/', '\\') < 0;
    }

    private static bool IsRelative(string path) => !IsUrl(path) && !Path.IsPathFullyQualified(path) && !path.Contains('\0', StringComparison.Ordinal);

    private static ScalarNode Anchor(ScalarNode path, string folder)
    {
        string text = Path.GetFullPath(path.Text, folder);
        string display = path.HoldsSecret ? Path.GetFullPath(path.Display, folder) : text;
        return path.Resolved(text, ScalarKind.Text, path.Origin, _ => Substitution.TextPiece.Pinned(path), display, path.Stable);
    }
}
