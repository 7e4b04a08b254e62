using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>SQL that an author wrote; keeps its node, so that an engine's error position becomes a line of the Blueprint.</summary>
/// <param name="Node">The text and its place.</param>
/// <param name="Role">What kind of SQL it is.</param>
public sealed record SqlText(ScalarNode Node, SqlRole Role)
{
    public string Text => Node.Text;

    public override string ToString() => Node.Display;
}
