using Weir.Engines.Spark.Protocol;

namespace Weir.Engines.Spark.Connect.Execution;

/// <summary>Frees what the server keeps for one execution.</summary>
internal sealed class OperationJanitor(SparkCaller caller, OperationIdentity operation)
{
    private Task releasing = Task.CompletedTask;

    /// <summary>Tells the server, in the background, that the responses up to this one were handled. One such call is under way at a time.</summary>
    internal void ReleaseUntil(string responseId)
    {
        if (releasing.IsCompleted)
        {
            ReleaseExecuteRequest request = Request();
            request.ReleaseUntil = new ReleaseExecuteRequest.Types.ReleaseUntil { ResponseId = responseId };
            releasing = caller.TidyAsync(SparkMethods.ReleaseExecute, request, ReleaseExecuteResponse.Parser);
        }
    }

    /// <summary>Frees all of it.</summary>
    internal async Task ReleaseAllAsync()
    {
        await releasing.ConfigureAwait(false);
        ReleaseExecuteRequest request = Request();
        request.ReleaseAll = new ReleaseExecuteRequest.Types.ReleaseAll();
        await caller.TidyAsync(SparkMethods.ReleaseExecute, request, ReleaseExecuteResponse.Parser).ConfigureAwait(false);
    }

    /// <summary>Ends the execution on the cluster: dropping the stream alone would leave it running.</summary>
    internal Task InterruptAsync()
    {
        InterruptRequest request = new() { InterruptType = InterruptRequest.Types.InterruptType.Tag, OperationTag = operation.Tag };
        return caller.TidyAsync(SparkMethods.Interrupt, request, InterruptResponse.Parser);
    }

    private ReleaseExecuteRequest Request() => new() { OperationId = operation.Id };
}
