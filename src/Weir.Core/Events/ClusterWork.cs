namespace Weir.Core.Events;

/// <summary>What a cluster says of the work that it does for a module.</summary>
/// <param name="StagesDone">Stages that have ended.</param>
/// <param name="Stages">Stages that are known so far; there may be more to come.</param>
/// <param name="TasksDone">Tasks that have ended, of all these stages.</param>
/// <param name="Tasks">Tasks of all these stages.</param>
/// <param name="TasksRunning">Tasks at work now.</param>
/// <param name="BytesRead">Bytes read from sources so far.</param>
public sealed record ClusterWork(int StagesDone, int Stages, long TasksDone, long Tasks, long TasksRunning, long BytesRead);
