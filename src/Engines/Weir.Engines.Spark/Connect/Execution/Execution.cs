using System.Runtime.CompilerServices;
using Weir.Engines.Spark.Protocol;

namespace Weir.Engines.Spark.Connect.Execution;

/// <summary>Runs plans on the server and gives their responses.</summary>
internal static class Execution
{
    /// <summary>Handled responses are given back to the server after so many, so that it need not keep them.</summary>
    private const int ResponsesPerRelease = 64;

    /// <summary>The size of the pieces in which batches are asked for, in bytes: below what .NET puts on its heap of large objects, which is swept rarely.</summary>
    private const int PieceBytes = 64 << 10;

    /// <summary>
    /// Runs a plan. When the enumeration is left early, or cancelled, the execution is ended on the cluster before this returns.
    /// </summary>
    /// <exception cref="Errors.SparkException">It failed.</exception>
    internal static async IAsyncEnumerable<ExecutePlanResponse> RunAsync(
        SparkCaller caller, Plan plan, Action<ExecutePlanResponse>? told, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        OperationIdentity operation = OperationIdentity.New();
        OperationJanitor janitor = new(caller, operation);
        ExecutionStream stream = new(caller, Request(plan, operation), cancellationToken);
        bool isOver = false;
        bool isRunning = false;
        try
        {
            for (int count = 1; await NextAsync(stream, () => isOver = true).ConfigureAwait(false) is { } response; count++)
            {
                isRunning = JobWatch.IsRunning(response, isRunning);
                told?.Invoke(response);
                yield return response;
                if (count % ResponsesPerRelease == 0 && stream.LastHandled is { } handled)
                {
                    janitor.ReleaseUntil(handled);
                }
            }
        }
        finally
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            if (!isOver && (isRunning || await JobWatch.UntilRunningAsync(caller, operation.Id, stream.LastHandled).ConfigureAwait(false)))
            {
                await janitor.InterruptAsync().ConfigureAwait(false);
            }

            await janitor.ReleaseAllAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The next response; notes when there is nothing left on the server to interrupt.</summary>
    private static async Task<ExecutePlanResponse?> NextAsync(ExecutionStream stream, Action over)
    {
        try
        {
            ExecutePlanResponse? response = await stream.NextAsync().ConfigureAwait(false);
            if (stream.IsComplete)
            {
                over();
            }

            return response;
        }
        catch (Errors.SparkException exception) when (exception.Error.Failure != Errors.SparkFailure.ConnectionLost)
        {
            over();
            throw;
        }
    }

    private static ExecutePlanRequest Request(Plan plan, OperationIdentity operation)
    {
        ExecutePlanRequest request = new() { Plan = plan, OperationId = operation.Id, Tags = { operation.Tag } };
        request.RequestOptions.Add(new ExecutePlanRequest.Types.RequestOption { ReattachOptions = new ReattachOptions { Reattachable = true } });
        request.RequestOptions.Add(new ExecutePlanRequest.Types.RequestOption
        {
            ResultChunkingOptions = new ResultChunkingOptions { AllowArrowBatchChunking = true, PreferredArrowChunkSize = PieceBytes },
        });
        return request;
    }
}
