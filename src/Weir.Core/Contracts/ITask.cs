using Weir.Core.Specs;

namespace Weir.Core.Contracts;

/// <summary>A side effect that a module of type Task names with <c>uses</c>: a process, a transfer, a mail.</summary>
/// <remarks>One object serves all modules and runs, so it holds no state; calls may come from several threads at once.</remarks>
public interface ITask
{
    /// <summary>Its configuration. The spec's name is the task's: two or three words joined by dots, such as <c>process.run</c>.</summary>
    ComponentSpec Spec { get; }

    /// <summary>Does the work of one attempt.</summary>
    /// <param name="context">The run, as far as a task may see it.</param>
    /// <param name="config">Checked against <see cref="Spec"/>, every reference resolved.</param>
    /// <param name="cancellationToken">Cancelled when the run stops or the module's time is over. The task then ends all that it began, child processes and their children too, and throws.</param>
    /// <exception cref="Diagnostics.WeirException">The attempt failed; whether there is another is decided by the module's retry policy.</exception>
    Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken);
}
