using Weir.Core.Contracts;
using Weir.Core.Primitives;

namespace Weir.Connectors.Databases.Sqlite;

/// <summary>A lease that the operating system keeps for this process.</summary>
internal sealed class FileLease(string target, FileLock taken) : ITargetLease
{
    public string Target => target;

    public void Dispose() => taken.Dispose();
}
