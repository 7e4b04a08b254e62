namespace Weir.Stores.Sql;

/// <summary>Numbers that only grow, whatever was removed since.</summary>
internal static class Sequence
{
    /// <summary>The next number; runs inside the caller's transaction.</summary>
    public static long Next(ISqlDatabase database, string name)
    {
        database.Execute("UPDATE sequences SET value = value + 1 WHERE name = ?1", name);
        return database.Query("SELECT value FROM sequences WHERE name = ?1", static row => row.Number(0), name)[0];
    }
}
