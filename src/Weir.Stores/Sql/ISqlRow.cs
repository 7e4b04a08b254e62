namespace Weir.Stores.Sql;

/// <summary>The row that a query stands on. Columns count from 0; asking for a NULL is a mistake of the caller, but <see cref="IsNull"/> isn't.</summary>
public interface ISqlRow
{
    bool IsNull(int column);

    /// <summary>A text as it is; a moment as <c>2026-01-02T03:04:05.0000000Z</c>.</summary>
    string Text(int column);

    long Number(int column);
}
