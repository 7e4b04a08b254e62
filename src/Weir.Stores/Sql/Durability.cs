using Weir.Core.Events;

namespace Weir.Stores.Sql;

/// <summary>Which events are waited for until the disk has them; <c>docs/adr/0018-what-survives-a-power-cut.md</c> says why these.</summary>
internal static class Durability
{
    /// <summary>The plan of the moves comes before the first move; an end that the user was told of stays told.</summary>
    public static bool MustSurvivePowerCut(RunEvent happened) => happened is PublishStarted or RunFinished;
}
