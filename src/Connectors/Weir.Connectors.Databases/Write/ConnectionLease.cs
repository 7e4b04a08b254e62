using System.Data.Common;
using Weir.Core.Contracts;

namespace Weir.Connectors.Databases.Write;

/// <summary>A lease that a server keeps for a connection, and ends with it.</summary>
internal sealed class ConnectionLease(string target, DbConnection connection, Action release) : ITargetLease
{
    public string Target => target;

    public void Dispose()
    {
        try
        {
            release();
        }
        catch (Exception gone) when (DatabaseFaults.IsFault(gone))
        {
            // A server that is gone has ended the lease itself.
        }
        finally
        {
            connection.Dispose();
        }
    }
}
