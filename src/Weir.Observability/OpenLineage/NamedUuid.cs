using System.Security.Cryptography;
using System.Text;

namespace Weir.Observability.OpenLineage;

/// <summary>The UUID of a name (version 5 of RFC 9562), since OpenLineage's run ids have to be UUIDs.</summary>
internal static class NamedUuid
{
    private static readonly Guid UrlNamespace = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    internal static Guid Of(string name)
    {
        byte[] bytes = [.. UrlNamespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
#pragma warning disable CA5350 // The version 5 is defined by SHA-1; nothing is guarded by it.
        byte[] hash = SHA1.HashData(bytes);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
