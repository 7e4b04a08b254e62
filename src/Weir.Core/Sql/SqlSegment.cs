using Weir.Core.Text;

namespace Weir.Core.Sql;

/// <summary>A stretch of a composed statement that an author wrote.</summary>
/// <param name="Start">Its offset in the statement.</param>
/// <param name="Length">Its length.</param>
/// <param name="Node">Where it came from; the stretch is the beginning of the node's text.</param>
/// <param name="IsMade">True when the stretch was made for the node and is not its text: it stands for the node as a whole.</param>
public readonly record struct SqlSegment(int Start, int Length, ScalarNode Node, bool IsMade = false);
