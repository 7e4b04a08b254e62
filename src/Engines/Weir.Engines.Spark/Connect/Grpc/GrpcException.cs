using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Weir.Engines.Spark.Protocol.Rpc;

namespace Weir.Engines.Spark.Connect.Grpc;

/// <summary>A call that did not end well: refused by the server, or broken on the way.</summary>
internal sealed class GrpcException : Exception
{
    internal GrpcException(GrpcStatusCode code, string detail, Exception? inner = null)
        : base($"{code}: {detail}", inner)
    {
        Code = code;
        Detail = detail;
    }

    internal GrpcStatusCode Code { get; }

    /// <summary>The server's words, or ours about the line.</summary>
    internal string Detail { get; }

    /// <summary>True when the line broke before the server gave a status: nobody knows how far the call came.</summary>
    internal bool IsTransport { get; init; }

    /// <summary>True when no connection could be made at all.</summary>
    internal bool IsUnreachable { get; init; }

    /// <summary>What the server says beside the status.</summary>
    internal Status? Rich { get; init; }

    /// <summary>The Java class, error class, id and so on that Spark attaches; null when it attached none.</summary>
    internal ErrorInfo? Info => Find<ErrorInfo>();

    /// <summary>How long the server asks us to wait before trying again; null when it does not.</summary>
    internal TimeSpan? RetryDelay => Find<RetryInfo>()?.RetryDelay?.ToTimeSpan();

    private T? Find<T>()
        where T : class, IMessage<T>, new()
    {
        foreach (Any detail in Rich?.Details ?? [])
        {
            if (detail.TryUnpack(out T found))
            {
                return found;
            }
        }

        return null;
    }
}
