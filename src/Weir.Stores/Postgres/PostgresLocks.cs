using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Weir.Stores.Postgres;

/// <summary>The numbers by which PostgreSQL knows advisory locks.</summary>
internal static class PostgresLocks
{
    /// <summary>A number for a name; two names have the same one as good as never.</summary>
    public static long KeyOf(string kind, string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"weir/{kind}/{name}")));
}
