using Weir.Core.Text;

namespace Weir.Compiler.Substitution;

/// <summary>A value in its three readings.</summary>
/// <param name="Text">What runs.</param>
/// <param name="Display">What may be shown: without secrets. The same object as <paramref name="Text"/> when there are none.</param>
/// <param name="Stable">What fingerprints see: the display, with what differs from run to run left as its expression.</param>
/// <param name="Kind">What it is when it makes up a value alone.</param>
internal readonly record struct ResolvedText(string Text, string Display, string Stable, ScalarKind Kind)
{
    public static ResolvedText Plain(string text, ScalarKind kind = ScalarKind.Text) => new(text, text, text, kind);

    public ResolvedText TrimEnd()
    {
        string trimmed = Text.TrimEnd();
        return new ResolvedText(
            trimmed, ReferenceEquals(Display, Text) ? trimmed : Display.TrimEnd(), ReferenceEquals(Stable, Text) ? trimmed : Stable.TrimEnd(), Kind);
    }

    public static ResolvedText Of(ScalarNode node) => new(node.Text, node.Display, node.Stable, node.Kind);
}
