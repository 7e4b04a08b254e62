using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Engines.Spark.Session;

namespace Weir.Engines.Spark.Tests.Runs;

/// <summary>What the server says of its stages becomes progress.</summary>
public sealed class WorkMeterTests
{
    [Fact]
    public void Stages_tasks_and_bytes_are_summed()
    {
        Wire.ExecutePlanResponse response = new() { ExecutionProgress = new Wire.ExecutePlanResponse.Types.ExecutionProgress { NumInflightTasks = 2 } };
        response.ExecutionProgress.Stages.Add(new Wire.ExecutePlanResponse.Types.ExecutionProgress.Types.StageInfo { StageId = 1, NumTasks = 8, NumCompletedTasks = 8, InputBytesRead = 1000, Done = true });
        response.ExecutionProgress.Stages.Add(new Wire.ExecutePlanResponse.Types.ExecutionProgress.Types.StageInfo { StageId = 2, NumTasks = 12, NumCompletedTasks = 6, InputBytesRead = 24 });
        Said(response).ShouldBe([new ClusterWork(1, 2, 14, 20, 2, 1024)]);
    }

    [Fact]
    public void Nothing_is_told_without_stages()
    {
        Said(new Wire.ExecutePlanResponse { ExecutionProgress = new Wire.ExecutePlanResponse.Types.ExecutionProgress() }).ShouldBeEmpty();
        Said(new Wire.ExecutePlanResponse { ResultComplete = new Wire.ExecutePlanResponse.Types.ResultComplete() }).ShouldBeEmpty();
    }

    private static List<ClusterWork?> Said(Wire.ExecutePlanResponse response)
    {
        Listener listener = new();
        WorkMeter.Tell(response, listener);
        return listener.Said;
    }

    private sealed class Listener : IProgress<WorkProgress>
    {
        public List<ClusterWork?> Said { get; } = [];

        public void Report(WorkProgress value) => Said.Add(value.Work);
    }
}
