using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <summary>The tables that a SELECT reads, by the names that it gives them, and those of the queries around it.</summary>
internal sealed class TypeScope(TypeScope? outer)
{
    private readonly List<(string Name, ColumnTypes? Columns)> tables = [];

    /// <summary>The columns of the SELECT list itself, to which ORDER BY, HAVING and later columns may refer.</summary>
    public List<(string Name, DataType? Type)> Aliases { get; } = [];

    public IReadOnlyList<(string Name, ColumnTypes? Columns)> Tables => tables;

    public void Add(string name, ColumnTypes? columns) => tables.Add((name, columns));

    /// <summary>The type of a name; null when it is unknown, or when a table whose columns are unknown may have it.</summary>
    public DataType? Of(IReadOnlyList<Syntax.NamePart> names)
    {
        if (names.Count > 1)
        {
            foreach ((string name, ColumnTypes? columns) in tables)
            {
                if (string.Equals(name, names[0].Text, StringComparison.OrdinalIgnoreCase))
                {
                    return columns is not null && columns.TryFind(names[1].Text, out DataType? qualified) ? Members(qualified, names, 2) : null;
                }
            }
        }

        return TryFind(names[0].Text, out DataType? type) ? Members(type, names, 1) : outer?.Of(names);
    }

    private bool TryFind(string name, out DataType? type)
    {
        type = null;
        bool found = false;
        foreach ((_, ColumnTypes? columns) in tables)
        {
            if (columns is null)
            {
                type = null;
                return true;
            }

            if (columns.TryFind(name, out DataType? one))
            {
                type = found ? null : one;
                found = true;
            }
        }

        foreach ((string alias, DataType? one) in Aliases)
        {
            if (!found && string.Equals(alias, name, StringComparison.OrdinalIgnoreCase))
            {
                type = one;
                return true;
            }
        }

        return found;
    }

    private static DataType? Members(DataType? type, IReadOnlyList<Syntax.NamePart> names, int from)
    {
        for (int i = from; i < names.Count; i++)
        {
            type = TypeReader.Member(type, names[i].Text);
        }

        return type;
    }
}
