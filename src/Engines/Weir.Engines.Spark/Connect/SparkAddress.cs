using Weir.Core.Primitives;

namespace Weir.Engines.Spark.Connect;

/// <summary>Where a Spark Connect server is and how to speak to it: a connection string, read.</summary>
/// <remarks>Spark's documented form is <c>sc://host:port/;key=value;key=value</c>. The values of tokens and headers are secrets.</remarks>
internal sealed record SparkAddress
{
    /// <summary>The port when none is written.</summary>
    internal const int DefaultPort = 15002;

    /// <summary>The largest message that is read or sent when nothing else is written, in bytes; the server's own limit.</summary>
    internal const int DefaultMessageBytes = 128 << 20;

    internal required string Host { get; init; }

    internal int Port { get; init; } = DefaultPort;

    /// <summary>Whether the connection is encrypted.</summary>
    internal bool UseTls { get; init; }

    /// <summary>Sent as <c>authorization: Bearer</c>; null for none.</summary>
    internal Secret? Token { get; init; }

    /// <summary>Whose session it is; null for the user of the operating system.</summary>
    internal string? UserId { get; init; }

    /// <summary>What the server's logs call this client, beside our own name; null for nothing more.</summary>
    internal string? UserAgent { get; init; }

    /// <summary>A session to share with another client; null for one of our own.</summary>
    internal string? SessionId { get; init; }

    /// <summary>The largest message, in bytes.</summary>
    internal int MaximumMessageBytes { get; init; } = DefaultMessageBytes;

    /// <summary>All other keys: headers of every request, such as a proxy's cluster id.</summary>
    internal IReadOnlyList<Secret> Headers { get; init; } = [];

    /// <summary>The address without anything that opens it.</summary>
    public override string ToString() => $"sc://{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}";

    /// <summary>The root of all requests.</summary>
    internal Uri BaseAddress => new UriBuilder(UseTls ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, Host, Port).Uri;
}
