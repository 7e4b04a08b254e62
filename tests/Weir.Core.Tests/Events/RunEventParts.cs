using Weir.Core.Events;

namespace Weir.Core.Tests.Events;

/// <summary>Records compare lists by identity, so an event is compared as itself without its list, followed by the items.</summary>
internal static class RunEventParts
{
    public static IEnumerable<object> Of(RunEvent runEvent) => runEvent switch
    {
        RunStarted started => [started with { Modules = Array.Empty<ModuleOutline>() }, .. started.Modules.Select(m => m with { Needs = Array.Empty<string>() }), .. started.Modules.SelectMany(m => m.Needs.Append(m.Id))],
        PublishStarted plan => [plan with { Steps = Array.Empty<PublishStep>() }, .. plan.Steps],
        LineageTraced lineage => [lineage with { Columns = Array.Empty<ColumnOrigin>() }, .. lineage.Columns],
        _ => [runEvent],
    };
}
