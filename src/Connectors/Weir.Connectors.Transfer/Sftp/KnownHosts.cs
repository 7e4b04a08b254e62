using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;

namespace Weir.Connectors.Transfer.Sftp;

/// <summary>A file of known hosts of OpenSSH: plain names and patterns, other ports, hashed names, revoked keys.</summary>
internal sealed class KnownHosts(IEnumerable<string> lines)
{
    /// <summary>True when a line gives this key to the host, and none revokes it.</summary>
    public bool Trusts(string host, long port, byte[] key)
    {
        string name = port == 22 ? host : string.Create(CultureInfo.InvariantCulture, $"[{host}]:{port}");
        bool trusted = false;
        foreach (string[] words in lines.Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (words.Length < 3 || words[0][0] == '#')
            {
                continue;
            }

            int first = words[0][0] == '@' ? 1 : 0;
            if (words.Length >= first + 3 && Names(words[first], name) && words[first + 2] == Convert.ToBase64String(key))
            {
                if (words[0] == "@revoked")
                {
                    return false;
                }

                trusted |= first == 0;
            }
        }

        return trusted;
    }

    private static bool Names(string field, string name)
    {
        if (field.StartsWith("|1|", StringComparison.Ordinal))
        {
            string[] parts = field.Split('|');
#pragma warning disable CA5350 // The file's format asks for it; it hides names, nothing is signed by it.
            return parts.Length == 4 && Convert.ToBase64String(HMACSHA1.HashData(Convert.FromBase64String(parts[2]), Encoding.UTF8.GetBytes(name))) == parts[3];
#pragma warning restore CA5350
        }

        bool found = false;
        foreach (string pattern in field.Split(','))
        {
            bool negated = pattern.StartsWith('!');
            if (FileSystemName.MatchesSimpleExpression(negated ? pattern[1..] : pattern, name))
            {
                if (negated)
                {
                    return false;
                }

                found = true;
            }
        }

        return found;
    }
}
