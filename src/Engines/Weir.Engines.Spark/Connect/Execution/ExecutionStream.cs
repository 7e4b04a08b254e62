using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Connect.Grpc;
using Weir.Engines.Spark.Connect.Retry;
using Weir.Engines.Spark.Protocol;

namespace Weir.Engines.Spark.Connect.Execution;

/// <summary>The responses of one execution, each exactly once and in order, whatever happens to the connections that bring them.</summary>
/// <remarks>
/// The server keeps responses until they are released. A stream that ends without the closing response, by the server's own time limit or by a cut
/// line, is opened again after the last response that was handled.
/// </remarks>
internal sealed class ExecutionStream(SparkCaller caller, ExecutePlanRequest request, CancellationToken cancellationToken) : IAsyncDisposable
{
    /// <summary>A stream that ends sooner than this without a response counts as failed, so that a broken proxy is not asked forever.</summary>
    private static readonly TimeSpan ShortLife = TimeSpan.FromSeconds(1);

    private static readonly GrpcException EndedEarly = new(GrpcStatusCode.Unavailable, "the stream ended at once, again and again") { IsTransport = true };

    private IAsyncEnumerator<ExecutePlanResponse>? line;
    private long openedAt;
    private bool isStarted;
    private string? handled;
    private string? current;

    /// <summary>Whether the server said that all was sent.</summary>
    internal bool IsComplete { get; private set; }

    /// <summary>The response handled last; null before the first.</summary>
    internal string? LastHandled => handled;

    /// <summary>The next response; null after the last. Asking for it says that the one before was handled.</summary>
    /// <exception cref="SparkException">The execution failed, or can't be taken up again.</exception>
    internal async Task<ExecutePlanResponse?> NextAsync()
    {
        handled = current ?? handled;
        RetrySchedule schedule = caller.Retries.Begin();
        while (!IsComplete)
        {
            try
            {
                if (await MoveAsync().ConfigureAwait(false) is { } response)
                {
                    return response;
                }

                await ReopenAsync(schedule).ConfigureAwait(false);
            }
            catch (GrpcException failure)
            {
                await RecoverAsync(failure, schedule).ConfigureAwait(false);
            }
        }

        return null;
    }

    public ValueTask DisposeAsync() => CloseAsync();

    private async Task<ExecutePlanResponse?> MoveAsync()
    {
        line ??= Open();
        if (!await line.MoveNextAsync().ConfigureAwait(false))
        {
            return null;
        }

        ExecutePlanResponse response = caller.Identity.Observe(line.Current);
        current = response.ResponseId;
        IsComplete = response.ResponseTypeCase == ExecutePlanResponse.ResponseTypeOneofCase.ResultComplete;
        return response;
    }

    private IAsyncEnumerator<ExecutePlanResponse> Open()
    {
        openedAt = caller.Time.GetTimestamp();
        IAsyncEnumerable<ExecutePlanResponse> responses = isStarted
            ? caller.Channel.DownloadAsync(SparkMethods.ReattachExecute, Reattach(), ExecutePlanResponse.Parser, cancellationToken)
            : caller.Channel.DownloadAsync(SparkMethods.ExecutePlan, caller.Identity.Sign(request), ExecutePlanResponse.Parser, cancellationToken);
        isStarted = true;
        return responses.GetAsyncEnumerator(cancellationToken);
    }

    private ReattachExecuteRequest Reattach()
    {
        ReattachExecuteRequest reattach = caller.Identity.Sign(new ReattachExecuteRequest { OperationId = request.OperationId });
        if (handled is not null)
        {
            reattach.LastResponseId = handled;
        }

        return reattach;
    }

    /// <summary>After an end without a closing response: the server's time limit for streams.</summary>
    private async Task ReopenAsync(RetrySchedule schedule)
    {
        bool wasShort = caller.Time.GetElapsedTime(openedAt) < ShortLife;
        await CloseAsync().ConfigureAwait(false);
        if (wasShort && current == handled)
        {
            await RecoverAsync(EndedEarly, schedule).ConfigureAwait(false);
        }
    }

    private async Task RecoverAsync(GrpcException failure, RetrySchedule schedule)
    {
        await CloseAsync().ConfigureAwait(false);
        switch (ErrorExplainer.ErrorClass(failure))
        {
            case "INVALID_HANDLE.OPERATION_NOT_FOUND" when handled is null:
                // Our first request never arrived.
                isStarted = false;
                break;
            case "INVALID_HANDLE.OPERATION_ALREADY_EXISTS" when handled is null:
                // It did arrive; isStarted says so already.
                break;
            default:
                TimeSpan wait = schedule.Next(failure) ?? throw await caller.ExplainAsync(failure).ConfigureAwait(false);
                await Task.Delay(wait, caller.Time, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async ValueTask CloseAsync()
    {
        IAsyncEnumerator<ExecutePlanResponse>? closing = line;
        line = null;
        if (closing is not null)
        {
            await closing.DisposeAsync().ConfigureAwait(false);
        }
    }
}
