using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Runner;

namespace Weir.Hosting.Tests.Support;

/// <summary>A folder with a flow that is compiled and run.</summary>
internal sealed class FlowScene : IDisposable
{
    private WeirHost? host;

    public TemporaryFolder Folder { get; } = new();

    public List<RunEvent> Events { get; } = [];

    public Dictionary<string, string> Variables { get; } = new() { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! };

    public Dictionary<string, string> Parameters { get; } = [];

    /// <summary>The ends of modules in the order in which they came, with how: <c>main.a Success</c>.</summary>
    public IEnumerable<string> Ends => Events.OfType<ModuleFinished>().Select(e => $"{e.ModuleId} {e.Status}");

    public Compiled Compile(string flow, bool strict = false, string? runId = null)
    {
        Folder.Write("flow.yml", flow);
        return Host().Compile(new CompileRequest { Path = "flow.yml", Context = Parameters, Strict = strict, RunId = runId });
    }

    /// <summary>The findings of a flow that are errors.</summary>
    public IReadOnlyList<Diagnostic> ErrorsOf(string flow) => [.. Compile(flow).Diagnostics.Where(d => d.Severity == Severity.Error)];

    public async Task<RunOutcome> RunAsync(string flow, RunOptions? options = null, string? runId = null)
    {
        Compiled compiled = Compile(flow, runId: runId);
        compiled.Diagnostics.Where(d => d.Severity == Severity.Error).ShouldBeEmpty();
        Events.Clear();
        return await Host().RunAsync(compiled, options ?? new RunOptions(), new Sink(Events), default);
    }

    /// <summary>Runs the flow that is there once more, as another process would, and hears nothing of it.</summary>
    public Task<RunOutcome> RunBesideAsync(string runId)
    {
        WeirHost other = new(Folder.Environment([.. Variables.Select(v => (v.Key, v.Value))]));
        return other.RunAsync(other.Compile(new CompileRequest { Path = "flow.yml", RunId = runId }), new RunOptions(), new Sink([]), default);
    }

    public string Read(string name) => File.ReadAllText(Folder.At(name));

    public void Dispose() => Folder.Dispose();

    private WeirHost Host() => host ??= new(Folder.Environment([.. Variables.Select(v => (v.Key, v.Value))]));

    private sealed class Sink(List<RunEvent> events) : IEventSink
    {
        public void Publish(RunEvent runEvent)
        {
            lock (events)
            {
                events.Add(runEvent);
            }
        }
    }
}
