using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Text;
using Weir.Hosting.Tests.Support;
using Weir.Hosting.UserCode;
using Weir.Runner;

namespace Weir.Hosting.Tests.UserCode;

/// <summary>A folder with a pipeline of components and C# beside it.</summary>
internal sealed class ComponentProject : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public List<RunEvent> Events { get; } = [];

    public string[] Log => File.Exists(Folder.At("log.txt")) ? File.ReadAllLines(Folder.At("log.txt")) : [];

    public void Dispose() => Folder.Dispose();

    /// <summary>A pipeline: numbers 1 to 5 as the view <c>n</c>, the given components, and the view <c>made</c> to out.csv.</summary>
    public void Pipeline(string components, bool writes = true, string more = "") => Folder.Write("pipeline.conf", $$""""
        name: test
        version: "1"
        {{more}}
        components: [
          { name: numbers, component_type: source, class_path: SqlSource, config { output_view: n, sql: "SELECT id + 1 AS id FROM range(5)" } }
          {{components}}
          {{(writes ? "{ name: write, component_type: sink, class_path: WriteCsv, config { input_view: made, path: out.csv } }" : "")}}
        ]
        """");

    public async Task<RunOutcome> RunAsync(RunOptions? options = null, string? runId = null)
    {
        WeirHost host = new(Folder.Environment());
        Compiled compiled = Compile(host, runId);
        return await host.RunAsync(compiled, options ?? new RunOptions(), new Recorder(Events), default);
    }

    public async Task<IReadOnlyList<Diagnostic>> BindAsync()
    {
        WeirHost host = new(Folder.Environment());
        return (await host.BindAsync(Compile(host, null), default)).Diagnostics;
    }

    /// <summary>Builds a library as its author would, into a folder of the project.</summary>
    public void Build(string name, string source, string into)
    {
        string file = Folder.Write($"elsewhere/{name}.cs", source);
        DiagnosticBag bag = [];
        byte[] image = SourceCompiler.Compile(file, file, bag) ?? throw new InvalidOperationException(bag.First().Message);
        Directory.CreateDirectory(Folder.At(into));
        File.WriteAllBytes(Folder.At(Path.Combine(into, name + ".dll")), image);
        Directory.Delete(Folder.At("elsewhere"), recursive: true);
    }

    private static Compiled Compile(WeirHost host, string? runId)
    {
        Compiled compiled = host.Compile(new CompileRequest { Path = "pipeline.conf", RunId = runId });
        compiled.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Message).ShouldBeEmpty();
        return compiled;
    }

    public static string[] Shown(IEnumerable<Diagnostic> findings) => [.. findings.Select(d => $"{Place(d.Span)} {d.Message}{(d.Hint is { } hint ? " | " + hint : "")}")];

    private static string Place(SourceSpan span) => span.Source is { } source ? $"{source.Path}:{source.PositionOf(span.Start).Line}:{source.PositionOf(span.Start).Column}" : "-";
}
