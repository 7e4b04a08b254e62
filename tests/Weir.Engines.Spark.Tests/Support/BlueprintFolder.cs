using Weir.Core.Data.Columns;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Connect.Execution;
using Weir.Engines.Spark.Values;
using Weir.Hosting;
using Weir.Runner;

namespace Weir.Engines.Spark.Tests.Support;

/// <summary>A folder in which Blueprints run on the server, as the program runs them.</summary>
internal sealed class BlueprintFolder(Func<string> url) : IDisposable, IEventSink
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-spark-run-").FullName;
    private readonly List<RunEvent> events = [];

    public string Path => folder;

    /// <summary>Told of each event while the run waits.</summary>
    public Action<RunEvent>? Told { get; set; }

    /// <summary>What the last run said.</summary>
    public IReadOnlyList<RunEvent> Events => events;

    /// <summary>What stands in front of the modules.</summary>
    public string Head { get; init; } = "";

    public string At(string name) => System.IO.Path.Combine(folder, name);

    public void Write(string name, params string[] lines) => File.WriteAllLines(At(name), lines);

    /// <summary>Runs modules, one chain or with its own edges, that must be right.</summary>
    public async Task<RunOutcome> RunAsync(string modules, RunOptions? options = null)
    {
        (Compiled compiled, WeirHost host) = Compile(modules);
        compiled.Diagnostics.Where(found => found.Severity == Severity.Error).Select(found => found.Message).ShouldBeEmpty();
        events.Clear();
        return await host.RunAsync(compiled, options ?? new RunOptions(), this, CancellationToken.None);
    }

    /// <summary>Runs modules, which must succeed.</summary>
    public async Task DoAsync(string modules)
    {
        RunOutcome outcome = await RunAsync(modules);
        outcome.Diagnostics.Select(found => found.Message).ShouldBeEmpty();
        outcome.ExitCode.ShouldBe(0);
    }

    public IReadOnlyList<Diagnostic> Check(string modules) => Compile(modules).Compiled.Diagnostics;

    /// <summary>The rows of a query, each value as JSON, sorted.</summary>
    public async Task<string[]> AskAsync(string query)
    {
        await using SparkClient client = await SparkClient.ConnectAsync(SparkAddressReader.Read(url()).Address!, new SparkClientOptions { Time = TimeProvider.System }, CancellationToken.None);
        List<string> rows = [];
        await foreach (ColumnBatch batch in client.ReadAsync(Plans.Query(query), null, default))
        {
            using (batch)
            {
                rows.AddRange(Enumerable.Range(0, batch.RowCount).Select(row => string.Join('|', batch.Columns.Select(column => JsonText.Of(column, row)))));
            }
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    public void Publish(RunEvent runEvent)
    {
        lock (events)
        {
            events.Add(runEvent);
        }

        Told?.Invoke(runEvent);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (Compiled Compiled, WeirHost Host) Compile(string modules)
    {
        File.WriteAllText(At("blueprint.yml"), $"weir: \"1.0\"\nid: scene\n{Head}modules:\n{modules}");
        File.WriteAllText(At("weir.yml"), $"weir_config: \"1.0\"\ndeployment: {{ engine: spark }}\nengine:\n  spark: {{ url: \"{url()}\" }}\n");
        WeirHost host = new(new HostEnvironment { CurrentDirectory = folder, Variables = new Dictionary<string, string>() });
        return (host.Compile(new CompileRequest { Path = "blueprint.yml" }), host);
    }
}
