using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Weir.Engines.Spark.Protocol.Rpc;

namespace Weir.Engines.Spark.Connect.Grpc;

/// <summary>Reads how a call ended from its headers or trailers.</summary>
internal static class GrpcStatus
{
    private const string StatusHeader = "grpc-status";

    /// <summary>Whether the status is there.</summary>
    internal static bool IsIn(HttpResponseHeaders headers) => headers.Contains(StatusHeader);

    /// <summary>The failure that headers or trailers tell of; null for success.</summary>
    internal static GrpcException? Failure(HttpResponseHeaders trailers)
    {
        if (First(trailers, StatusHeader) is not { } text || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int code))
        {
            return new GrpcException(GrpcStatusCode.Unknown, "the stream ended without a status") { IsTransport = true };
        }

        if (code == 0)
        {
            return null;
        }

        string detail = Uri.UnescapeDataString(First(trailers, "grpc-message") ?? "");
        GrpcStatusCode known = code <= (int)GrpcStatusCode.Unauthenticated ? (GrpcStatusCode)code : GrpcStatusCode.Unknown;
        return new GrpcException(known, detail) { Rich = Details(First(trailers, "grpc-status-details-bin")) };
    }

    /// <summary>What a reply of something that does not speak gRPC means: a proxy, a load balancer, a web server.</summary>
    internal static GrpcException FromHttp(HttpStatusCode status)
    {
        GrpcStatusCode code = (int)status switch
        {
            400 => GrpcStatusCode.Internal,
            401 => GrpcStatusCode.Unauthenticated,
            403 => GrpcStatusCode.PermissionDenied,
            404 => GrpcStatusCode.Unimplemented,
            429 or 502 or 503 or 504 => GrpcStatusCode.Unavailable,
            _ => GrpcStatusCode.Unknown,
        };
        return new GrpcException(code, $"HTTP status {(int)status} instead of a gRPC reply");
    }

    private static Status? Details(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // Servers leave the padding out.
        byte[] bytes = new byte[text.Length];
        string padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        if (!Convert.TryFromBase64String(padded, bytes, out int length))
        {
            return null;
        }

        try
        {
            return Status.Parser.ParseFrom(bytes, 0, length);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault()?.Trim() : null;
}
