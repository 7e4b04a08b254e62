using Weir.Core.Events;

namespace Weir.Cli.Render;

/// <summary>The first and the last line of a run's transcript.</summary>
internal static class RunHeader
{
    public static string First(RunStarted started, Style style)
    {
        string resumed = started.ParentRunId is { } parent ? $" · resumes {parent}" : "";
        string modules = Figures.Plural(started.Modules.Count, "module");
        return $"{style.Cyan("▶")} {style.Bold(started.BlueprintId)} {style.Dim($"· {modules} · run {started.RunId}{resumed} · {started.Engine}")}";
    }

    public static string Last(string runId, RunStatus status, TimeSpan? duration, RunError? error, int published, Style style)
    {
        string time = duration is { } d ? $" · {Figures.Duration(d)}" : "";
        string words = status switch
        {
            RunStatus.Success => $"blueprint complete · {Figures.Plural(published, "target")} published{time}",
            RunStatus.Patched => $"blueprint patched{time}",
            RunStatus.Cancelled => $"blueprint cancelled{time} · targets are as they were",
            RunStatus.Interrupted => $"blueprint interrupted: its process died · finish it with 'weir run BLUEPRINT --resume {runId}'",
            RunStatus.Partial => $"blueprint partly done{time} · {Figures.Plural(published, "target")} published · do the rest with 'weir run BLUEPRINT --resume {runId}'",
            RunStatus.Running => "blueprint is running",
            _ => $"blueprint failed{time} · run {runId}" + (error?.ModuleId is { } module ? $" · module {module}" : ""),
        };
        return $"{Glyphs.Of(status, style)} {Glyphs.Paint(status, style)(words)}";
    }
}
