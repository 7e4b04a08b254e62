using Weir.Core.Contracts;

namespace Weir.Runner.Run;

/// <summary>A relation and the names of those that it is made of.</summary>
internal sealed record RelationNode(Relation Relation, IEngineSession Session, IReadOnlyList<string> MadeOf);
