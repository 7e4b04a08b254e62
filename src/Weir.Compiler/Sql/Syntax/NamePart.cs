namespace Weir.Compiler.Sql.Syntax;

/// <summary>One identifier, quotes undone.</summary>
internal readonly record struct NamePart(string Text, bool Quoted, int Start, int End);
