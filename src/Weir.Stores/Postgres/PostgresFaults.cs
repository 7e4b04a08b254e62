using Npgsql;
using Weir.Core.Diagnostics;

namespace Weir.Stores.Postgres;

/// <summary>Turns what PostgreSQL refuses into findings that name the store and the way out.</summary>
internal static class PostgresFaults
{
    public static WeirException Explain(PostgresPlace place, Exception refused) => refused switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => StoreFaults.Of(StoreCodes.DiskFull, $"No space is left for the history {place.Name}.", StoreFaults.MakeRoom, refused),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction } said => StoreFaults.Of(
            StoreCodes.Unwritable, $"The history {place.Name} can't be written: {said.MessageText}.", "Grant the user the right to make and change tables in its schema.", refused),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName } said => StoreFaults.Of(
            StoreCodes.Unreachable, $"The history {place.Name} can't be opened: {said.MessageText}.", "Look at the user, the password and the database in its address.", refused),
        PostgresException said => StoreFaults.Of(StoreCodes.Failed, $"The history {place.Name} failed: {said.MessageText}.", "Mend what the message names, and try again.", refused),
        _ => StoreFaults.Of(
            StoreCodes.Unreachable, $"The history {place.Name} can't be reached: {(refused.InnerException ?? refused).Message.TrimEnd('.')}.", "Is the server up, and is the address right?", refused),
    };
}
