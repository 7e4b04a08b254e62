using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Hosting;
using Weir.Runner;
using Weir.Runner.State;

namespace Weir.Cli.Tests.Support;

/// <summary>A host that knows three files: good.yml, bad.yml (two findings) and warned.yml; and one run, whose events are given.</summary>
internal sealed class FakeHost : IWeirHost
{
    private static readonly DiagnosticCode Wrong = new("WEIR2001", "unknown-key", Severity.Error, Fault.Author, "");
    private static readonly DiagnosticCode Odd = new("WEIR4032", "spillway-unread", Severity.Warning, Fault.Author, "");
    private static readonly SourceText Bad = new("bad.yml", "id: bad\nconfg: 1\n");

    public string StoreVersion => "SQLite 3";

    public FakeStore? Store { get; init; }

    /// <summary>What a run tells, and how it ends.</summary>
    public IReadOnlyList<RunEvent> RunEvents { get; init; } = Events.Good;

    public RunOutcome Outcome { get; init; } = new(RunStatus.Success, 0, []);

    public List<CompileRequest> Requests { get; } = [];

    public List<RunOptions> Runs { get; } = [];

    public Project LoadProject(ProjectOptions options) => new()
    {
        Directory = Path.GetTempPath(),
        Settings = new Config(ProjectSpec.Spec, MappingNode.Empty),
        Variables = options.Variables,
        StoreDirectory = options.StoreDirectory ?? Path.Combine(Path.GetTempPath(), ".weir"),
        Stores = Weir.Hosting.Stores.StorePlaces.In(options.StoreDirectory ?? Path.Combine(Path.GetTempPath(), ".weir")),
    };

    public Compiled Compile(CompileRequest request)
    {
        Requests.Add(request);
        Diagnostic warning = new(Odd, SourceSpan.None, "The spillway of 'gate' is not read.") { ModuleId = "gate" };
        IReadOnlyList<Diagnostic> findings = request.Path switch
        {
            "bad.yml" =>
            [
                new(Wrong, new SourceSpan(Bad, 8, 5), "Unknown key 'confg' in Blueprint.") { Hint = "Did you mean 'config'?" },
                new(Wrong, new SourceSpan(Bad, 0, 2), "Another."),
            ],
            "warned.yml" => [warning],
            _ => [],
        };
        return new Compiled(LoadProject(request.Project), request.Path == "bad.yml" ? null : Manifest(), findings, request.RunId ?? "r1");
    }

    public Compiled Lint(CompileRequest request) => Compile(request);

    public Task<BindOutcome> BindAsync(Compiled compiled, CancellationToken cancellationToken) =>
        Task.FromResult(new BindOutcome(new Dictionary<string, IReadOnlyDictionary<string, Schema>>(), []));

    public async Task<(BindOutcome Bound, IReadOnlyList<LineageTraced> Lineage)> TraceAsync(Compiled compiled, CancellationToken cancellationToken) =>
        (await BindAsync(compiled, cancellationToken), Lineage);

    public Task<Weir.Hosting.Testing.TestReport> TestAsync(CompileRequest request, CancellationToken cancellationToken) => throw new NotSupportedException("Tests of tests take the real host.");

    public Task<RunOutcome> RunAsync(Compiled compiled, RunOptions options, IEventSink sink, CancellationToken cancellationToken)
    {
        Runs.Add(options);
        foreach (RunEvent runEvent in RunEvents)
        {
            sink.Publish(runEvent);
        }

        return Task.FromResult(Outcome);
    }

    public IRunStore? OpenExistingStore(ProjectOptions options) => Store;

    public MemoryStateStore State { get; } = new();

    public MemoryLockStore Locks { get; } = new(TimeProvider.System);

    public string? AuditFile { get; init; }

    public IReadOnlyList<Weir.Coordination.Schedule.ScheduleItem> ReadSchedule(string path, DiagnosticBag bag) => throw new NotSupportedException();

    public Weir.Stores.StoreFigures? DescribeStore(ProjectOptions options) => Store is null ? null : new("sqlite", "/project/.weir/history.db", 2, 4096, [new("events", 1200), new("run_records", 3)]);

    public Weir.Stores.MigrationCount? MigrateStore(ProjectOptions options, string target) => Store is null ? null : new(2, 1, 0, target == "busy" ? ["r9"] : []);

    public ProjectStores? OpenExistingStores(ProjectOptions options) => Store is null ? null : new ProjectStores(Store, Store, State, Locks, new Weir.Connectors.Files.LocalTargetStore(), "/nowhere");

    public ProjectStores OpenStores(ProjectOptions options) => OpenExistingStores(options) ?? throw new NotSupportedException("A test that keeps things gives a store.");

    public string? AuditLog(ProjectOptions options) => AuditFile;

    /// <summary>Three steps: orders.csv, a query, a file.</summary>
    public static IReadOnlyList<LineageTraced> Lineage { get; } =
    [
        new() { RunId = "r1", At = Events.Begin, ModuleId = "gate", Columns = [new("amount", "orders", "amount"), new("customer", "orders", "customer")] },
        new() { RunId = "r1", At = Events.Begin, ModuleId = "totals", Columns = [new("revenue", "gate", "amount"), new("who", "gate", "customer"), new("share", "gate", "amount")] },
    ];

    private static Manifest Manifest() => new()
    {
        BlueprintId = "orders",
        Name = "Orders",
        Dialect = "blueprint",
        SourcePath = "good.yml",
        BaseDirectory = "/w",
        Engine = "duckdb",
        Fingerprint = "0123456789abcdef",
        Modules = [Module("orders", ModuleType.Ingress), Module("gate", ModuleType.Assert), Module("save", ModuleType.Egress)],
        Edges = [new ManifestEdge("orders", "gate", Ports.Main), new ManifestEdge("gate", "save", Ports.Main)],
    };

    private static ManifestModule Module(string id, ModuleType type) => new()
    {
        Id = id,
        Type = type,
        Label = id,
        Engine = "duckdb",
        Config = new Config(ModuleSpecs.Of(type), MappingNode.Empty),
    };
}
