namespace Weir.Compiler.Sql.Syntax;

/// <summary>The name of a table within a query, perhaps with names of its columns.</summary>
internal sealed record TableAlias(int Start, int End, NamePart Name, IReadOnlyList<NamePart> Columns);
