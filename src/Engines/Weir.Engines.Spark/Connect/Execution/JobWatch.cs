using Weir.Engines.Spark.Connect.Grpc;
using Weir.Engines.Spark.Protocol;

namespace Weir.Engines.Spark.Connect.Execution;

/// <summary>Waits until an execution has tasks at work, so that it can be ended.</summary>
/// <remarks>
/// Spark ends the jobs that it knows of. One that it is just about to submit when the interrupt arrives goes on without an owner, for as long as it takes:
/// between the answer's columns and the first task there is such a moment in every execution.
/// </remarks>
internal static class JobWatch
{
    /// <summary>An execution that shows no task for so long is taken to have none.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Reads on until there are tasks at work, or rows, or the end, or <see cref="Patience"/> runs out.</summary>
    /// <returns>False when the execution is over and there is nothing left to end.</returns>
    internal static async Task<bool> UntilRunningAsync(SparkCaller caller, string operationId, string? lastHandled)
    {
        using CancellationTokenSource limit = new(Patience, caller.Time);
        ReattachExecuteRequest request = caller.Identity.Sign(new ReattachExecuteRequest { OperationId = operationId });
        if (lastHandled is not null)
        {
            request.LastResponseId = lastHandled;
        }

        try
        {
            IAsyncEnumerable<ExecutePlanResponse> responses = caller.Channel.DownloadAsync(SparkMethods.ReattachExecute, request, ExecutePlanResponse.Parser, limit.Token);
            await foreach (ExecutePlanResponse response in responses.ConfigureAwait(false))
            {
                if (response.ResponseTypeCase == ExecutePlanResponse.ResponseTypeOneofCase.ResultComplete)
                {
                    return false;
                }

                if (IsRunning(response))
                {
                    return true;
                }
            }
        }
        catch (Exception exception) when (exception is GrpcException or OperationCanceledException)
        {
            // Nothing was seen; the interrupt is sent all the same.
        }

        return true;
    }

    /// <summary>Whether there is work that Spark can end, once a response has come.</summary>
    /// <param name="response">The newest response.</param>
    /// <param name="before">Whether there was before it.</param>
    internal static bool IsRunning(ExecutePlanResponse response, bool before = false) => response.ResponseTypeCase switch
    {
        ExecutePlanResponse.ResponseTypeOneofCase.ArrowBatch => true,
        ExecutePlanResponse.ResponseTypeOneofCase.ExecutionProgress => response.ExecutionProgress.NumInflightTasks > 0,
        _ => before,
    };
}
