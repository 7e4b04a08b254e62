using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Engines.Spark.Session;

/// <summary>Turns what the server says of its stages into progress.</summary>
internal static class WorkMeter
{
    /// <summary>Tells the progress that a response holds; nothing when it holds none.</summary>
    internal static void Tell(Wire.ExecutePlanResponse response, IProgress<WorkProgress> progress)
    {
        if (response.ResponseTypeCase == Wire.ExecutePlanResponse.ResponseTypeOneofCase.ExecutionProgress && response.ExecutionProgress.Stages.Count > 0)
        {
            progress.Report(new WorkProgress(0, null) { Work = Of(response.ExecutionProgress) });
        }
    }

    private static ClusterWork Of(Wire.ExecutePlanResponse.Types.ExecutionProgress said)
    {
        int stagesDone = 0;
        long tasksDone = 0, tasks = 0, bytes = 0;
        foreach (Wire.ExecutePlanResponse.Types.ExecutionProgress.Types.StageInfo stage in said.Stages)
        {
            stagesDone += stage.Done ? 1 : 0;
            tasksDone += stage.NumCompletedTasks;
            tasks += stage.NumTasks;
            bytes += stage.InputBytesRead;
        }

        return new ClusterWork(stagesDone, said.Stages.Count, tasksDone, tasks, said.NumInflightTasks, bytes);
    }
}
