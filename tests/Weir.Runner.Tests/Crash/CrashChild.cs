using System.Diagnostics;
using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Runner.Tests.Crash;

/// <summary>The process that dies: runs the scene and kills itself (SIGKILL) at the n-th instant. Instants are events and the steps of every write and move.</summary>
internal sealed class CrashChild(int dieAt) : IEventSink
{
    public const string Argument = "--crash-child";

    private int instant;

    /// <summary>Runs as a child when the arguments say so; returns the exit code, or null to run the tests.</summary>
    public static async Task<int?> TryRunAsync(string[] arguments)
    {
        if (arguments is not [Argument, string folder, string runId, string mode, string instant])
        {
            return null;
        }

        CrashChild child = new(int.Parse(instant, CultureInfo.InvariantCulture));
        RunOutcome outcome = await new CrashScene(folder, CrashScene.Begin).RunAsync(runId, mode == "resume", child, inner => new DyingTargets(inner, child));
        foreach (Core.Diagnostics.Diagnostic diagnostic in outcome.Diagnostics)
        {
            await Console.Error.WriteLineAsync(diagnostic.Message);
        }

        return outcome.ExitCode;
    }

    public void Publish(RunEvent runEvent) => Tick();

    private void Tick()
    {
        if (Interlocked.Increment(ref instant) == dieAt)
        {
            Process.GetCurrentProcess().Kill();
            Thread.CurrentThread.Join();
        }
    }

    /// <summary>Targets whose every change is an instant.</summary>
    private sealed class DyingTargets(ITargetStore inner, CrashChild child) : ITargetStore
    {
        public TargetState Inspect(string target) => inner.Inspect(target);

        public ITargetLease? TryLease(string target, string runId) => inner.TryLease(target, runId);

        public string? DescribeHolder(string target) => inner.DescribeHolder(target);

        public string StagedPath(string target, string runId, string moduleId) => inner.StagedPath(target, runId, moduleId);

        public IReadOnlyList<string> StagedRuns(string target) => inner.StagedRuns(target);

        public string Stage(string target, string runId, string moduleId)
        {
            string path = inner.Stage(target, runId, moduleId);
            child.Tick();
            return path;
        }

        public void Flush(string stagedPath)
        {
            child.Tick();
            inner.Flush(stagedPath);
            child.Tick();
        }

        public void Publish(PublishStep step)
        {
            inner.Publish(step);
            child.Tick();
        }

        public void Discard(string target, string runId)
        {
            inner.Discard(target, runId);
            child.Tick();
        }
    }
}
