namespace Weir.Compiler.Lineage;

/// <summary>A column of a query or table, and what it is made of.</summary>
internal sealed record TracedColumn(string Name, OriginSet Origins)
{
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);
}
