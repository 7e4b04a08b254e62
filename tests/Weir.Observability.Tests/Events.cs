using Weir.Core.Events;

namespace Weir.Observability.Tests;

/// <summary>The events of a small run: an Ingress, a Channel, an Assert, an Egress.</summary>
internal static class Events
{
    public static DateTimeOffset Start { get; } = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<RunEvent> Of(RunStatus status)
    {
        RunError? error = status == RunStatus.Success ? null : new RunError("WEIR6040", "Rows are missing.");
        return
        [
            new RunStarted
            {
                RunId = "r1", At = Start, BlueprintId = "shop", BlueprintName = "Shop", SourcePath = "shop.yml", Fingerprint = "f", Engine = "duckdb",
                Modules = [new("orders", "Ingress", "orders", "duckdb"), new("sums", "Channel", "sums", "duckdb"), new("check", "Assert", "check", "duckdb"), new("save", "Egress", "save", "duckdb")],
            },
            new LineageTraced { RunId = "r1", At = Start, ModuleId = "sums", Columns = [new("day", "orders", "day"), new("total", "orders", "amount"), new("total", "orders", "tax")] },
            new LineageTraced { RunId = "r1", At = Start, ModuleId = "check", Columns = [new("day", "sums", "day"), new("total", "sums", "total")] },
            new RuleJudged { RunId = "r1", At = Start, ModuleId = "check", Index = 0, RuleType = "min_rows", Passed = error is null, Action = "abort", Message = "3 rows" },
            new ModuleStarted { RunId = "r1", At = Start.AddSeconds(1), ModuleId = "save" },
            new ModuleFinished { RunId = "r1", At = Start.AddSeconds(3), ModuleId = "save", Status = error is null ? ModuleStatus.Success : ModuleStatus.Error, Duration = TimeSpan.FromSeconds(2), RowsOut = 3, BytesOut = 40, Attempts = 1, Error = error },
            new RunFinished { RunId = "r1", At = Start.AddSeconds(4), Status = status, Duration = TimeSpan.FromSeconds(4), Error = error },
        ];
    }
}
