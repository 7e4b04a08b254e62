using Weir.Core.Events;

namespace Weir.Conformance.Stores;

/// <summary>Events of runs that never were, a second apart.</summary>
public sealed class Happened(string runId)
{
    public static DateTimeOffset Start { get; } = new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    private int seconds;

    public static RunError Error { get; } = new("WEIR6001", "Column 'amount' is null in 3 rows.")
    {
        ModuleId = "gate", ErrorType = "null_rate", Place = "orders.yml:12:5", Hint = "Raise max, or mend the source.",
    };

    /// <summary>Seconds after <see cref="Start"/> at which the next event happens.</summary>
    public int At { set => seconds = value; }

    public RunStarted Started(string blueprint = "orders", string? parent = null) => new()
    {
        RunId = runId,
        At = Next(),
        BlueprintId = blueprint,
        BlueprintName = "Orders, cleaned",
        SourcePath = "examples/orders.yml",
        Fingerprint = "sha256:0123",
        Engine = "duckdb",
        Modules = [new ModuleOutline("read", "Ingress", "Read orders", "duckdb"), new ModuleOutline("write", "Egress", "Write", "duckdb")],
        ParentRunId = parent,
    };

    public ModuleStarted ModuleStarted(string module = "read", int attempt = 1) => new() { RunId = runId, At = Next(), ModuleId = module, Attempt = attempt };

    public ModuleFinished Module(string module = "read", ModuleStatus status = ModuleStatus.Success, RunError? error = null) => new()
    {
        RunId = runId, At = Next(), ModuleId = module, Status = status, Duration = TimeSpan.FromTicks(12_345_678), RowsIn = 100, RowsOut = 97, BytesOut = 4096, Error = error,
    };

    public ModuleProgress Progress(string module = "read") => new() { RunId = runId, At = Next(), ModuleId = module, Rows = 5, TotalRows = 10, Elapsed = TimeSpan.FromSeconds(1) };

    public TaskLogged Line(string module = "read") => new() { RunId = runId, At = Start, ModuleId = module, Stream = "stdout", Message = "three files copied" };

    public RetryScheduled Retry(string module = "read") => new() { RunId = runId, At = Next(), ModuleId = module, Attempt = 1, Delay = TimeSpan.FromSeconds(2.5), Error = Error };

    public GateDecided Gate(bool open = true) => new() { RunId = runId, At = Next(), ModuleId = "valve", Open = open, Reason = "row_count 97 is over 10" };

    public BreakerChanged Breaker() => new() { RunId = runId, At = Start, ModuleId = "read", Breaker = "warehouse", From = BreakerPhase.Closed, To = BreakerPhase.Open };

    public RuleJudged Rule(bool passed = false, int index = 0) => new()
    {
        RunId = runId, At = Next(), ModuleId = "gate", Index = index, RuleType = "null_rate", Passed = passed, Action = "warn", Message = "3 % of amount is null",
        ErrorType = "null_rate", FailedRows = 3,
    };

    public SignalCaptured Signal(string payload = """{"rows":97}""", string id = "count") => new()
    {
        RunId = runId, At = Next(), ModuleId = "probe", SignalId = id, SignalType = "row_count_estimate", Payload = payload, Report = true,
    };

    public LineageTraced Lineage() => new()
    {
        RunId = runId, At = Next(), ModuleId = "join", Columns = [new ColumnOrigin("total", "read", "amount"), new ColumnOrigin("name", "people", "*")],
    };

    public NoticeRaised Notice(string message = "The file has no header.", string? module = "read") => new() { RunId = runId, At = Next(), Code = "WEIR6020", Message = message, ModuleId = module };

    public PublishStarted Plan(params string[] modules) => new()
    {
        RunId = runId, At = Next(), Steps = [.. modules.Select(Step)],
    };

    public TargetPublished Published(string module) => new() { RunId = runId, At = Next(), ModuleId = module, Target = Step(module).Target };

    public RunFinished Finished(RunStatus status = RunStatus.Success, RunError? error = null) => new()
    {
        RunId = runId, At = Next(), Status = status, Duration = TimeSpan.FromTicks(98_765_432), Error = error,
    };

    public static PublishStep Step(string module) => new() { ModuleId = module, Kind = PublishKind.ReplaceFolder, Staged = $"/data/.weir/{module}", Target = $"/data/{module}" };

    /// <summary>One event of every kind, in an order in which they may come; progress, which is not stored, among them.</summary>
    public IReadOnlyList<RunEvent> Everything() =>
    [
        Started(parent: "before"), Notice(), Notice(module: null), ModuleStarted(), Progress(), Line(), Retry(), Breaker(), ModuleStarted(attempt: 2), Module(), Gate(), Gate(open: false), Rule(),
        Rule(passed: true, index: 1), Signal(), Signal("not JSON", "text"), Lineage(), Module("gate", ModuleStatus.Skipped, Error), Module("write"), Plan("write", "copy"), Published("write"),
        Published("copy"), Finished(RunStatus.Error, Error),
    ];

    private DateTimeOffset Next() => Start.AddSeconds(seconds++);
}
