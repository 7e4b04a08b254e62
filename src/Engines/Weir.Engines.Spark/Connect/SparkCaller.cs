using Google.Protobuf;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Connect.Grpc;
using Weir.Engines.Spark.Connect.Retry;
using Weir.Engines.Spark.Connect.Session;
using Weir.Engines.Spark.Protocol;

namespace Weir.Engines.Spark.Connect;

/// <summary>Makes calls in the name of one session: signs them, tries them again, and explains what went wrong.</summary>
internal sealed class SparkCaller(GrpcChannel channel, SessionIdentity identity, RetryPolicy retries, TimeProvider time)
{
    /// <summary>How long a call may take that only tidies up or asks for details.</summary>
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(5);

    internal GrpcChannel Channel => channel;

    internal SessionIdentity Identity => identity;

    internal RetryPolicy Retries => retries;

    internal TimeProvider Time => time;

    /// <summary>A call that is safe to repeat.</summary>
    /// <exception cref="SparkException">It failed for good.</exception>
    internal async Task<T> CallAsync<T>(string method, ISessionRequest request, MessageParser<T> parser, CancellationToken cancellationToken, RetryPolicy? patience = null)
        where T : class, IMessage<T>, ISessionResponse
    {
        identity.Sign(request);
        return await RepeatAsync(() => channel.UnaryAsync(method, (IMessage)request, parser, cancellationToken), cancellationToken, patience).ConfigureAwait(false);
    }

    /// <summary>Does something that is safe to repeat until it succeeds or fails for good.</summary>
    /// <exception cref="SparkException">It failed for good.</exception>
    internal async Task<T> RepeatAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken, RetryPolicy? patience = null)
        where T : ISessionResponse
    {
        RetrySchedule schedule = (patience ?? retries).Begin();
        while (true)
        {
            try
            {
                return identity.Observe(await call().ConfigureAwait(false));
            }
            catch (GrpcException failure)
            {
                TimeSpan wait = schedule.Next(failure) ?? throw await ExplainAsync(failure).ConfigureAwait(false);
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Does without an answer: a call that tidies up, and whose failure changes nothing for us.</summary>
    internal async Task TidyAsync<T>(string method, ISessionRequest request, MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        using CancellationTokenSource limit = new(Courtesy, time);
        try
        {
            await channel.UnaryAsync(method, (IMessage)identity.Sign(request), parser, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is GrpcException or OperationCanceledException)
        {
            // The server tidies up by itself later.
        }
    }

    /// <summary>Asks the server for the details of a failure, and makes one exception of all.</summary>
    internal async Task<SparkException> ExplainAsync(GrpcException failure)
    {
        FetchErrorDetailsResponse? details = null;
        if (ErrorExplainer.DetailsId(failure) is { } id)
        {
            using CancellationTokenSource limit = new(Courtesy, time);
            try
            {
                FetchErrorDetailsRequest request = identity.Sign(new FetchErrorDetailsRequest { ErrorId = id });
                details = await channel.UnaryAsync(SparkMethods.FetchErrorDetails, request, FetchErrorDetailsResponse.Parser, limit.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is GrpcException or OperationCanceledException)
            {
                // The status says the most important part too.
            }
        }

        return ErrorExplainer.Explain(failure, details);
    }
}
