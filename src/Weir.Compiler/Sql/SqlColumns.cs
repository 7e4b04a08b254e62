using Weir.Compiler.Sql.Translation;
using Weir.Core.Contracts;

namespace Weir.Compiler.Sql;

/// <summary>The tables that a piece of SQL may name, with their columns.</summary>
/// <param name="tables">Name to columns.</param>
internal sealed class SqlColumns(IReadOnlyList<(string Name, ColumnTypes Columns)> tables)
{
    /// <summary>The inputs of a module, by the names that its SQL has for them; a single one is also <c>__input__</c>.</summary>
    public static SqlColumns Of(IReadOnlyList<ModuleInput> inputs)
    {
        List<(string, ColumnTypes)> tables = [];
        foreach (ModuleInput input in inputs)
        {
            tables.Add((input.Alias, ColumnTypes.Of(input.Relation.Schema)));
        }

        if (inputs.Count == 1)
        {
            tables.Add(("__input__", tables[0].Item2));
        }

        return new SqlColumns(tables);
    }

    public ColumnTypes? Find(string name)
    {
        foreach ((string table, ColumnTypes columns) in tables)
        {
            if (string.Equals(table, name, StringComparison.OrdinalIgnoreCase))
            {
                return columns;
            }
        }

        return null;
    }

    /// <summary>What an expression that is no query may name.</summary>
    public TypeScope Row()
    {
        TypeScope scope = new(null);
        foreach ((string name, ColumnTypes columns) in tables)
        {
            if (name != "__input__" || tables.Count == 1)
            {
                scope.Add(name, columns);
            }
        }

        return scope;
    }
}
