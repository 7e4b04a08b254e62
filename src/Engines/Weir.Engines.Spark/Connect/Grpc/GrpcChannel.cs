using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Weir.Engines.Spark.Connect.Grpc;

/// <summary>gRPC calls over HTTP/2 to one server.</summary>
internal sealed class GrpcChannel : IDisposable
{
    private readonly HttpClient http;
    private readonly SparkAddress address;
    private readonly string userAgent;

    /// <param name="address">The server.</param>
    /// <param name="userAgent">What we call ourselves.</param>
    /// <param name="handler">Makes connections; <see cref="GrpcHandler.Create"/>.</param>
    internal GrpcChannel(SparkAddress address, string userAgent, HttpMessageHandler handler)
    {
        this.address = address;
        this.userAgent = userAgent;
        http = new HttpClient(handler) { BaseAddress = address.BaseAddress, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>A call with one message each way.</summary>
    /// <exception cref="GrpcException">It failed.</exception>
    internal async Task<T> UnaryAsync<T>(string method, IMessage request, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T> => await OneAsync(StreamAsync(method, Single(request), parser, cancellationToken), method).ConfigureAwait(false);

    /// <summary>A call with many messages there and one back.</summary>
    /// <exception cref="GrpcException">It failed.</exception>
    internal async Task<T> UploadAsync<T>(string method, IAsyncEnumerable<IMessage> requests, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T> => await OneAsync(StreamAsync(method, requests, parser, cancellationToken), method).ConfigureAwait(false);

    /// <summary>A call with one message there and many back.</summary>
    /// <exception cref="GrpcException">It failed, at once or between two messages.</exception>
    internal IAsyncEnumerable<T> DownloadAsync<T>(string method, IMessage request, MessageParser<T> parser, CancellationToken cancellationToken)
        where T : class, IMessage<T> => StreamAsync(method, Single(request), parser, cancellationToken);

    public void Dispose() => http.Dispose();

    private static async Task<T> OneAsync<T>(IAsyncEnumerable<T> replies, string method)
        where T : class
    {
        T? only = null;
        await foreach (T reply in replies.ConfigureAwait(false))
        {
            only = only is null ? reply : throw new GrpcException(GrpcStatusCode.Internal, $"more than one reply to {method}");
        }

        return only ?? throw new GrpcException(GrpcStatusCode.Internal, $"no reply to {method}");
    }

    private static async IAsyncEnumerable<IMessage> Single(IMessage message)
    {
        yield return message;
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(
        string method, IAsyncEnumerable<IMessage> requests, MessageParser<T> parser, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        using HttpRequestMessage request = NewRequest(method, new FramedContent(requests));
        using HttpResponseMessage response = await GuardAsync(
            () => http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (GrpcStatus.IsIn(response.Headers))
        {
            throw GrpcStatus.Failure(response.Headers) ?? new GrpcException(GrpcStatusCode.Internal, $"an empty reply to {method}");
        }

        RequireGrpc(response);
        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            FrameReader frames = new(body, Encoding(response), address.MaximumMessageBytes);
            while (await GuardAsync(() => frames.ReadAsync(parser, cancellationToken), cancellationToken).ConfigureAwait(false) is { } message)
            {
                yield return message;
            }
        }

        // Trailers are complete only after the end of the body was read.
        if (GrpcStatus.Failure(response.TrailingHeaders) is { } failure)
        {
            throw failure;
        }
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not GrpcException && TransportFaults.Translate(exception) is { } fault)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw fault;
        }
    }

    private static void RequireGrpc(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw GrpcStatus.FromHttp(response.StatusCode);
        }

        string? type = response.Content.Headers.ContentType?.MediaType;
        if (type is null || !type.StartsWith("application/grpc", StringComparison.Ordinal))
        {
            throw new GrpcException(GrpcStatusCode.Unknown, $"the reply is '{type}', not gRPC: is this the address of a Spark Connect server?");
        }
    }

    private static string Encoding(HttpResponseMessage response) =>
        response.Headers.TryGetValues("grpc-encoding", out IEnumerable<string>? values) ? string.Concat(values) : "identity";

    private HttpRequestMessage NewRequest(string method, HttpContent content)
    {
        HttpRequestMessage request = new(HttpMethod.Post, method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.TryAddWithoutValidation("grpc-accept-encoding", "identity,gzip");
        request.Headers.TryAddWithoutValidation("user-agent", userAgent);
        if (address.Token is { } token)
        {
            request.Headers.TryAddWithoutValidation("authorization", "Bearer " + token.Reveal());
        }

        foreach (Core.Primitives.Secret header in address.Headers)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Reveal());
        }

        return request;
    }
}
