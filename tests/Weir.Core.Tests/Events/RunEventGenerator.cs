using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Events;

namespace Weir.Core.Tests.Events;

/// <summary>Random run events of every kind.</summary>
internal static class RunEventGenerator
{
    private static readonly Gen<string> Texts = Gen.Elements(
        "", "a", "load.orders", "C:\\x \"q\"", "line\nline\ttab\0", "日本語 🦆 é", "'; DROP TABLE runs; --", "</script>", new string('x', 300));

    private static readonly Gen<string> Payloads = Gen.Elements("{}", "null", "[1,2.50,1e9]", """{"row_count":5,"note":"日 \"q\""}""", "0.1");

    private static readonly Gen<string?> Maybe = Gen.OneOf(Gen.Constant<string?>(null), Texts.Select(t => (string?)t));

    private static readonly Gen<long?> Counts = Gen.Elements<long?>(null, 0, 1, -1, 3_000_000, long.MaxValue);

    private static readonly Gen<TimeSpan> Durations = Gen.Elements(0L, 1, 9_999, 10_000, 123_456_789, 864_000_000_001, long.MaxValue, -5).Select(TimeSpan.FromTicks);

    private static readonly Gen<DateTimeOffset> Times =
        Gen.Choose(0, int.MaxValue).Select(n => new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(n * 1_000_003L));

    private static readonly Gen<RunError> Errors =
        from code in Texts from message in Texts from module in Maybe from type in Maybe from place in Maybe from hint in Maybe
        select new RunError(code, message) { ModuleId = module, ErrorType = type, Place = place, Hint = hint };

    private static readonly Gen<RunError?> MaybeError = Gen.OneOf(Gen.Constant<RunError?>(null), Errors.Select(e => (RunError?)e));

    private static readonly Gen<PublishStep> Steps =
        from module in Texts from kind in Gen.Elements(Enum.GetValues<PublishKind>()) from staged in Texts from target in Texts
        select new PublishStep { ModuleId = module, Kind = kind, Staged = staged, Target = target };

    public static Gen<RunEvent> Events { get; } =
        from run in Texts from at in Times from module in Texts
        from made in Gen.OneOf(
            Started(run, at), Finished(run, at), ModuleEvents(run, at, module), Quality(run, at, module), Publishing(run, at, module))
        select made;

    private static Gen<RunEvent> Started(string run, DateTimeOffset at) =>
        from id in Texts from name in Texts from path in Texts from parent in Maybe
        from modules in Gen.ListOf(from a in Texts from b in Texts from needs in Gen.ListOf(Texts) select new ModuleOutline(a, "Channel", b, "duckdb") { Needs = [.. needs] })
        select (RunEvent)new RunStarted
        {
            RunId = run, At = at, BlueprintId = id, BlueprintName = name, SourcePath = path, Fingerprint = "f00d", Engine = "duckdb", Modules = [.. modules], ParentRunId = parent,
        };

    private static Gen<RunEvent> Finished(string run, DateTimeOffset at) =>
        from status in Gen.Elements(Enum.GetValues<RunStatus>()) from duration in Durations from error in MaybeError
        select (RunEvent)new RunFinished { RunId = run, At = at, Status = status, Duration = duration, Error = error };

    private static Gen<RunEvent> ModuleEvents(string run, DateTimeOffset at, string module) => Gen.OneOf(
        Gen.Choose(1, 9).Select(n => (RunEvent)new ModuleStarted { RunId = run, At = at, ModuleId = module, Attempt = n }),
        from total in Counts from elapsed in Durations
        select (RunEvent)new ModuleProgress { RunId = run, At = at, ModuleId = module, Rows = total ?? 7, TotalRows = total, Elapsed = elapsed },
        from status in Gen.Elements(Enum.GetValues<ModuleStatus>()) from duration in Durations from rowsIn in Counts from rowsOut in Counts from bytes in Counts from error in MaybeError
        from attempts in Gen.Choose(0, 4) from fingerprint in Maybe from outputs in Maybe from restored in Gen.Elements(true, false)
        select (RunEvent)new ModuleFinished
        {
            RunId = run, At = at, ModuleId = module, Status = status, Duration = duration, RowsIn = rowsIn, RowsOut = rowsOut, BytesOut = bytes, Error = error,
            Attempts = attempts, Fingerprint = fingerprint, Outputs = outputs, Restored = restored,
        },
        from name in Texts from before in Gen.Elements(Enum.GetValues<BreakerPhase>()) from after in Gen.Elements(Enum.GetValues<BreakerPhase>())
        select (RunEvent)new BreakerChanged { RunId = run, At = at, ModuleId = module, Breaker = name, From = before, To = after },
        from error in Errors from delay in Durations
        select (RunEvent)new RetryScheduled { RunId = run, At = at, ModuleId = module, Attempt = 2, Delay = delay, Error = error });

    private static Gen<RunEvent> Quality(string run, DateTimeOffset at, string module) => Gen.OneOf(
        from passed in Gen.Elements(true, false) from message in Texts from type in Maybe from failed in Counts
        select (RunEvent)new RuleJudged
        {
            RunId = run, At = at, ModuleId = module, Index = 3, RuleType = "sql", Passed = passed, Action = "warn", Message = message, ErrorType = type, FailedRows = failed,
        },
        from payload in Payloads from id in Texts from report in Gen.Elements(true, false)
        select (RunEvent)new SignalCaptured { RunId = run, At = at, ModuleId = module, SignalId = id, SignalType = "row_count", Payload = payload, Report = report },
        from open in Gen.Elements(true, false) from reason in Texts select (RunEvent)new GateDecided { RunId = run, At = at, ModuleId = module, Open = open, Reason = reason },
        from code in Texts from message in Texts from id in Maybe select (RunEvent)new NoticeRaised { RunId = run, At = at, Code = code, Message = message, ModuleId = id });

    private static Gen<RunEvent> Publishing(string run, DateTimeOffset at, string module) => Gen.OneOf(
        from columns in Gen.ListOf(from a in Texts from b in Texts from c in Texts select new ColumnOrigin(a, b, c))
        select (RunEvent)new LineageTraced { RunId = run, At = at, ModuleId = module, Columns = [.. columns] },
        Gen.ListOf(Steps).Select(steps => (RunEvent)new PublishStarted { RunId = run, At = at, Steps = [.. steps] }),
        Texts.Select(target => (RunEvent)new TargetPublished { RunId = run, At = at, ModuleId = module, Target = target }));
}
