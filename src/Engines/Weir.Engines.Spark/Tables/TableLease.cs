using System.Security.Cryptography;
using System.Text;
using Weir.Core.Contracts;
using Weir.Core.Primitives;

namespace Weir.Engines.Spark.Tables;

/// <summary>The right to write a table, among the processes of this machine: a catalogue keeps no locks. Writers elsewhere are told apart by the table's own log.</summary>
internal sealed class TableLease : ITargetLease
{
    private readonly FileLock held;

    private TableLease(string target, FileLock held)
    {
        Target = target;
        this.held = held;
    }

    public string Target { get; }

    internal static TableLease? TryTake(string target, string owner)
    {
        Directory.CreateDirectory(Folder);
        return FileLock.TryTake(PathOf(target), owner) is { } held ? new TableLease(target, held) : null;
    }

    internal static string? DescribeHolder(string target) => FileLock.IsHeld(PathOf(target)) ? FileLock.ReadOwner(PathOf(target)) : null;

    public void Dispose() => held.Dispose();

    private static string Folder => Path.Combine(Path.GetTempPath(), "weir-tables");

    private static string PathOf(string target) => Path.Combine(Folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(target)))[..24] + ".lock");
}
