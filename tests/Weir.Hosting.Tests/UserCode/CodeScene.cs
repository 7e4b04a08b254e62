using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests.UserCode;

/// <summary>A folder with a Blueprint and C# beside it.</summary>
internal sealed class CodeScene : IDisposable
{
    private readonly List<RunEvent> events = [];

    public TemporaryFolder Folder { get; } = new();

    public IReadOnlyList<RunEvent> Events => events;

    public void Dispose() => Folder.Dispose();

    /// <summary>A Blueprint that reads <paramref name="query"/>, computes <paramref name="sql"/> from it, and writes <c>out.csv</c>.</summary>
    public static string Query(string functions, string query, string sql) => $$"""
        aqueduct: "1.0"
        id: code
        name: Code
        udf_registry:
        {{functions}}
        modules:
          - { id: source, type: Ingress, config: { query: "{{query}}" } }
          - { id: compute, type: Channel, config: { op: sql, query: "{{sql}}" } }
          - { id: save, type: Egress, config: { path: out.csv, mode: overwrite } }
        """;

    public Compiled Compile(string blueprint)
    {
        Folder.Write("blueprint.yml", blueprint);
        return Host().Compile(new CompileRequest { Path = "blueprint.yml" });
    }

    /// <summary>What is wrong with a Blueprint, found by compiling and, where that goes well, by asking the engine.</summary>
    public async Task<IReadOnlyList<Diagnostic>> ErrorsAsync(string blueprint)
    {
        Compiled compiled = Compile(blueprint);
        IReadOnlyList<Diagnostic> found = compiled.Failed ? compiled.Diagnostics : (await Host().BindAsync(compiled, default)).Diagnostics;
        return [.. found.Where(d => d.Severity == Severity.Error)];
    }

    public async Task<RunOutcome> RunAsync(string blueprint, RunOptions? options = null)
    {
        Compiled compiled = Compile(blueprint);
        compiled.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.ToString()).ShouldBeEmpty();
        events.Clear();
        return await Host().RunAsync(compiled, options ?? new RunOptions(), new Recorder(events), default);
    }

    /// <summary>Runs, and gives the lines of <c>out.csv</c> without its header.</summary>
    public async Task<string[]> RowsAsync(string blueprint, string file = "out.csv")
    {
        RunOutcome outcome = await RunAsync(blueprint);
        outcome.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Message).ShouldBeEmpty();
        return File.ReadAllLines(Folder.At(file))[1..];
    }

    private WeirHost Host() => new(Folder.Environment());
}
