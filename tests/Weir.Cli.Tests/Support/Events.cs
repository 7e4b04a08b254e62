using Weir.Core.Events;

namespace Weir.Cli.Tests.Support;

/// <summary>The events of made-up runs, at fixed times.</summary>
internal static class Events
{
    public static DateTimeOffset Begin { get; } = new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);

    private const string Run = "r1";

    /// <summary>A run in which everything happens that can be shown, and which succeeds.</summary>
    public static IReadOnlyList<RunEvent> Good { get; } =
    [
        Started(),
        new ModuleStarted { RunId = Run, At = At(0), ModuleId = "orders" },
        new ModuleProgress { RunId = Run, At = At(1500), ModuleId = "orders", Rows = 500_000, TotalRows = 2_000_000, Elapsed = TimeSpan.FromMilliseconds(1500) },
        new ModuleFinished { RunId = Run, At = At(2000), ModuleId = "orders", Status = ModuleStatus.Success, Duration = TimeSpan.FromSeconds(2), RowsOut = 2_000_000 },
        new ModuleStarted { RunId = Run, At = At(2000), ModuleId = "gate" },
        new RuleJudged { RunId = Run, At = At(2400), ModuleId = "gate", Index = 0, RuleType = "min_rows", Passed = true, Action = "abort", Message = "2,000,000 rows, at least 1" },
        new RuleJudged
        {
            RunId = Run, At = At(2400), ModuleId = "gate", Index = 1, RuleType = "sql_row", Passed = false, Action = "quarantine", Message = "3 rows break 'amount > 0'",
            ErrorType = "BadAmount", FailedRows = 3,
        },
        new ModuleFinished { RunId = Run, At = At(2500), ModuleId = "gate", Status = ModuleStatus.Success, Duration = TimeSpan.FromMilliseconds(500), RowsIn = 2_000_000, RowsOut = 1_999_997 },
        new ModuleStarted { RunId = Run, At = At(2500), ModuleId = "profile" },
        new SignalCaptured
        {
            RunId = Run, At = At(2600), ModuleId = "profile", SignalId = "null_rates", SignalType = "null_rates", Report = true,
            Payload = """{"rows":1999997,"null_rates":{"amount":0.25,"customer":0}}""",
        },
        new SignalCaptured
        {
            RunId = Run, At = At(2600), ModuleId = "profile", SignalId = "shape", SignalType = "schema_snapshot",
            Payload = """{"columns":[{"name":"amount","type":"double"},{"name":"customer","type":"string"}]}""",
        },
        new ModuleFinished { RunId = Run, At = At(2600), ModuleId = "profile", Status = ModuleStatus.Success, Duration = TimeSpan.FromMilliseconds(100) },
        new NoticeRaised { RunId = Run, At = At(2600), ModuleId = "gate", Code = "WEIR6020", Message = "3 rows were set aside." },
        new ModuleStarted { RunId = Run, At = At(2600), ModuleId = "save" },
        new ModuleFinished { RunId = Run, At = At(3000), ModuleId = "save", Status = ModuleStatus.Success, Duration = TimeSpan.FromMilliseconds(400), RowsOut = 1_999_997, BytesOut = 12_345_678 },
        new PublishStarted { RunId = Run, At = At(3000), Steps = [new PublishStep { ModuleId = "save", Kind = PublishKind.ReplaceFile, Staged = "/w/.save", Target = "/w/out/orders.parquet" }] },
        new TargetPublished { RunId = Run, At = At(3010), ModuleId = "save", Target = "/w/out/orders.parquet" },
        new RunFinished { RunId = Run, At = At(3020), Status = RunStatus.Success, Duration = TimeSpan.FromMilliseconds(3020) },
    ];

    /// <summary>A run whose second module fails after a retry.</summary>
    public static IReadOnlyList<RunEvent> Bad { get; } =
    [
        Started(),
        new ModuleStarted { RunId = Run, At = At(0), ModuleId = "orders" },
        new ModuleFinished { RunId = Run, At = At(20), ModuleId = "orders", Status = ModuleStatus.Success, Duration = TimeSpan.FromMilliseconds(20), RowsOut = 8 },
        new ModuleStarted { RunId = Run, At = At(20), ModuleId = "gate" },
        new RetryScheduled { RunId = Run, At = At(30), ModuleId = "gate", Attempt = 1, Delay = TimeSpan.FromSeconds(5), Error = Broken },
        new ModuleStarted { RunId = Run, At = At(5030), ModuleId = "gate", Attempt = 2 },
        new ModuleFinished { RunId = Run, At = At(5040), ModuleId = "gate", Status = ModuleStatus.Error, Duration = TimeSpan.FromMilliseconds(10), Error = Broken },
        new ModuleFinished
        {
            RunId = Run, At = At(5040), ModuleId = "save", Status = ModuleStatus.Skipped, Duration = TimeSpan.Zero,
            Error = new RunError("WEIR6003", "'gate' failed.") { ModuleId = "save" },
        },
        new RunFinished { RunId = Run, At = At(5050), Status = RunStatus.Error, Duration = TimeSpan.FromMilliseconds(5050), Error = Broken },
    ];

    public static RunError Broken => new("WEIR5002", "No column 'amout'.\nCandidates: amount") { ModuleId = "gate", Place = "orders.yml:12:20", Hint = "Did you mean 'amount'?" };

    public static DateTimeOffset At(int milliseconds) => Begin.AddMilliseconds(milliseconds);

    private static RunStarted Started() => new()
    {
        RunId = Run, At = Begin, BlueprintId = "orders", BlueprintName = "Orders", SourcePath = "orders.yml", Fingerprint = "0123456789abcdef", Engine = "duckdb",
        Modules =
        [
            new("orders", "Ingress", "Orders", "duckdb"), new("gate", "Assert", "Quality gate", "duckdb"),
            new("profile", "Probe", "Profile", "duckdb"), new("save", "Egress", "Save", "duckdb"),
        ],
    };
}
