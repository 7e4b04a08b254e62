using Weir.Core.Diagnostics;

namespace Weir.Core.Events;

/// <summary>A line that a task, or a program that it started, had to say.</summary>
public sealed record TaskLogged : RunEvent
{
    /// <summary><see cref="Stream"/> of a line of the task's own.</summary>
    public const string Own = "task";

    public override string Name => "task_logged";

    public required string ModuleId { get; init; }

    /// <summary>Where the line came from: <c>task</c>, <c>stdout</c>, <c>stderr</c>.</summary>
    public required string Stream { get; init; }

    public Severity Severity { get; init; } = Severity.Note;

    public required string Message { get; init; }
}
