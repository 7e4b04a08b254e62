using System.Collections.Immutable;

namespace Weir.Core.Sql;

/// <summary>A statement made of our text and of authors' text, which knows which part is whose.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Segments">The authors' parts, in order.</param>
public sealed record ComposedSql(string Text, ImmutableArray<SqlSegment> Segments);
