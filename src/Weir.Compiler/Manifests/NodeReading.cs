using Weir.Core.Text;

namespace Weir.Compiler.Manifests;

/// <summary>Which of a value's texts is written; the one that runs never is.</summary>
internal enum NodeReading
{
    /// <summary><see cref="ScalarNode.Display"/>.</summary>
    Display,

    /// <summary><see cref="ScalarNode.Stable"/>, keys sorted: for fingerprints.</summary>
    Stable,
}
