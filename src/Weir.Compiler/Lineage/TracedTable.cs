namespace Weir.Compiler.Lineage;

/// <summary>A table in a FROM clause.</summary>
/// <param name="Name">The name or alias by which columns may be qualified; empty for none.</param>
/// <param name="Columns">Its columns; null when they are not known (a file, a table function).</param>
/// <param name="Otherwise">What a column of a table with unknown columns is made of: the arguments of a table function.</param>
internal sealed record TracedTable(string Name, List<TracedColumn>? Columns, OriginSet Otherwise)
{
    public TracedTable(string name, List<TracedColumn> columns)
        : this(name, columns, new OriginSet())
    {
    }

    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    public TracedColumn? Find(string column) => Columns?.Find(c => c.Is(column));
}
