using Weir.Core.Events;
using Weir.Hosting;
using Weir.Runner;

namespace Weir.Benchmarks.Overhead;

/// <summary>The flights Blueprint, from its text to published targets and a history.</summary>
internal static class ByWeir
{
    /// <summary>Compiles and runs as <c>weir run</c> does.</summary>
    /// <param name="blueprint">Its file.</param>
    /// <param name="store">The folder of the history.</param>
    /// <param name="output">Its context value <c>out</c>.</param>
    /// <param name="data">Its context value <c>data</c>, where it has one.</param>
    /// <exception cref="InvalidOperationException">The run did not succeed.</exception>
    public static void Run(string blueprint, string store, string output, string? data = null)
    {
        Dictionary<string, string> context = new() { ["out"] = output };
        if (data is not null)
        {
            context["data"] = data;
        }

        HostEnvironment environment = new() { CurrentDirectory = Path.GetDirectoryName(blueprint)!, Variables = new Dictionary<string, string>() };
        WeirHost host = new(environment);
        Compiled compiled = host.Compile(new CompileRequest
        {
            Path = blueprint,
            Project = new ProjectOptions { StoreDirectory = store },
            Context = context,
        });
        if (compiled.Failed)
        {
            throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics.Select(d => d.Message)));
        }

        RunOutcome outcome = host.RunAsync(compiled, new RunOptions(), new Silence(), CancellationToken.None).GetAwaiter().GetResult();
        if (outcome.ExitCode != 0)
        {
            throw new InvalidOperationException(string.Join('\n', outcome.Diagnostics.Select(d => d.Message)));
        }
    }

    private sealed class Silence : IEventSink
    {
        public void Publish(RunEvent runEvent)
        {
        }
    }
}
