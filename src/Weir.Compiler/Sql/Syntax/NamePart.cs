namespace Weir.Compiler.Sql.Syntax;

/// <summary>One identifier, quotes undone.</summary>
/// <remarks>A class: lists of structs are compiled anew at every start of the program.</remarks>
internal sealed record NamePart(string Text, bool Quoted, int Start, int End);
