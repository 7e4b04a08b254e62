using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <summary>The columns of a table as far as they are known: their names, and their types or null.</summary>
internal sealed class ColumnTypes(IReadOnlyList<(string Name, DataType? Type)> columns)
{
    public IReadOnlyList<(string Name, DataType? Type)> Columns { get; } = columns;

    public static ColumnTypes Of(Schema schema)
    {
        List<(string, DataType?)> columns = [];
        foreach (SchemaField field in schema.Fields)
        {
            columns.Add((field.Name, SqlTypes.Known(field.Type)));
        }

        return new ColumnTypes(columns);
    }

    /// <summary>True when there is a column of that name; its type is null when unknown.</summary>
    public bool TryFind(string name, out DataType? type)
    {
        foreach ((string column, DataType? found) in Columns)
        {
            if (string.Equals(column, name, StringComparison.OrdinalIgnoreCase))
            {
                type = found;
                return true;
            }
        }

        type = null;
        return false;
    }
}
