using Weir.Core.Diagnostics;

namespace Weir.Core.Contracts;

/// <summary>What a task says while it works. Safe to call from any thread.</summary>
public interface ITaskLog
{
    /// <summary>One line of the task's own.</summary>
    void Write(Severity severity, string message);

    /// <summary>One line of what another program printed.</summary>
    /// <param name="stream">Where: <c>stdout</c>, <c>stderr</c>.</param>
    /// <param name="line">Without its line break. Long ones are cut; after many, the rest is counted and not kept.</param>
    void Output(string stream, string line);
}
