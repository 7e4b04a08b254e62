namespace Weir.Core.Text;

/// <summary>What a format makes of a text: one root node (an empty mapping where the text was empty or broken) and the text itself.</summary>
public sealed record Document(SourceText Source, Node Root);
