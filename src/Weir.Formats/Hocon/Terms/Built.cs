using Weir.Core.Text;

namespace Weir.Formats.Hocon.Terms;

/// <summary>A tree, and how many values and characters it has when every repetition is counted.</summary>
internal sealed record Built(Node Node, long Size);
