using System.Globalization;
using Weir.Core.Primitives;

namespace Weir.Engines.Spark.Connect;

/// <summary>Reads a connection string: strict, so that a mistyped one never goes to a wrong place.</summary>
internal static class SparkAddressReader
{
    private const string Scheme = "sc://";

    /// <summary>Reads a connection string.</summary>
    /// <returns>The address, or a sentence that says what is wrong (and never repeats a value that may be secret).</returns>
    internal static (SparkAddress? Address, string? Problem) Read(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return Wrong("A Spark address begins with `sc://`.");
        }

        string rest = text[Scheme.Length..];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string authority = slash < 0 ? rest : rest[..slash];
        string parameters = slash < 0 ? "" : rest[(slash + 1)..];
        if (authority.Contains(';', StringComparison.Ordinal))
        {
            return Wrong("A Spark address has a `/` between the port and its `;key=value` parts.");
        }

        if (parameters.Length > 0 && parameters[0] != ';')
        {
            return Wrong("A Spark address has no path: after the `/` come only `;key=value` parts.");
        }

        (SparkAddress? place, string? problem) = ReadAuthority(authority);
        return place is null ? (null, problem) : ReadParameters(place, parameters);
    }

    private static (SparkAddress?, string?) ReadAuthority(string authority)
    {
        int bracket = authority.LastIndexOf(']');
        int colon = authority.IndexOf(':', Math.Max(bracket, 0));
        string host = (colon < 0 ? authority : authority[..colon]).TrimStart('[').TrimEnd(']');
        if (host.Length == 0 || Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            return Wrong(host.Length == 0 ? "The Spark address has no host." : $"'{host}' is no host name.");
        }

        if (colon < 0)
        {
            return (new SparkAddress { Host = host }, null);
        }

        string port = authority[(colon + 1)..];
        return ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out ushort number) && number > 0
            ? (new SparkAddress { Host = host, Port = number }, null)
            : Wrong($"'{port}' is no port: it must be a number from 1 to 65535.");
    }

    private static (SparkAddress?, string?) ReadParameters(SparkAddress address, string parameters)
    {
        Parameters read = new() { Address = address };
        foreach (string part in parameters.Split(';'))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (part.Length == 0)
            {
                continue;
            }

            if (equals <= 0)
            {
                return Wrong("A part of the Spark address is not `key=value`.");
            }

            if (read.Take(part[..equals], Uri.UnescapeDataString(part[(equals + 1)..])) is { } problem)
            {
                return Wrong(problem);
            }
        }

        return read.Finish();
    }

    private static (SparkAddress?, string?) Wrong(string problem) => (null, problem);

    /// <summary>The parts as they are read.</summary>
    private sealed class Parameters
    {
        private readonly List<Secret> headers = [];
        private bool? useTls;

        internal required SparkAddress Address { get; set; }

        /// <summary>Takes one part; gives a sentence when it is wrong.</summary>
        internal string? Take(string key, string value)
        {
            switch (key)
            {
                case "token":
                    Address = Address with { Token = new Secret("token", value) };
                    return value.Length > 0 ? null : "The `token` of the Spark address is empty.";
                case "use_ssl":
                    useTls = value is "true" or "false" ? value == "true" : null;
                    return useTls is null ? "`use_ssl` in the Spark address is `true` or `false`." : null;
                case "user_id":
                    Address = Address with { UserId = value };
                    return null;
                case "user_agent":
                    Address = Address with { UserAgent = value };
                    return null;
                case "session_id":
                    Address = Address with { SessionId = value.ToLowerInvariant() };
                    return Guid.TryParseExact(value, "D", out _) ? null : "`session_id` in the Spark address is not a UUID.";
                case "grpc_max_message_size":
                    return TakeLimit(value);
                default:
                    return TakeHeader(key, value);
            }
        }

        internal (SparkAddress?, string?) Finish()
        {
            // A token goes over an encrypted line unless the author said otherwise, or the server is this machine by name.
            bool implied = Address.Token is not null && Address.Host != "localhost";
            return (Address with { UseTls = useTls ?? implied, Headers = headers }, null);
        }

        private string? TakeLimit(string value)
        {
            bool valid = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes) && bytes > 0;
            Address = Address with { MaximumMessageBytes = bytes };
            return valid ? null : "`grpc_max_message_size` in the Spark address is a number of bytes.";
        }

        private string? TakeHeader(string key, string value)
        {
            bool valid = key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && value.All(c => c is >= ' ' and <= '~');
            headers.Add(new Secret(key.ToLowerInvariant(), value));
            return valid ? null : $"'{key}' in the Spark address can't be a header: its name or its value has signs that headers don't have.";
        }
    }
}
