using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Hosting.UserCode;
using Weir.Runner;

namespace Weir.Hosting.Tests.UserCode;

/// <summary>Rules, signals, sources and hooks in C# beside a Blueprint.</summary>
public sealed class UserPartTests : IDisposable
{
    private const string Checks = """
        public static class Checks
        {
            public static bool IsOrdered(int low, int high) => low <= high;
            public static int Broken(int low) => low;
        }

        public sealed class MedianBelow(double limit) : IQualityRule
        {
            private readonly Measure median = AggregateValue.Of("median(high)");
            public IEnumerable<Measure> Measures(Schema columns) =>
                columns.Find("high") is null ? throw new InvalidOperationException("there is no column 'high'") : [median];
            public RuleVerdict Judge(Schema columns, MeasureFigures figures) => new(figures.Number(median) < limit, $"median {figures.Number(median)}, below {limit}");
        }

        public sealed class Spread : IProbeSignal
        {
            private readonly Measure low = AggregateValue.Of("min(low)");
            private readonly Measure high = AggregateValue.Of("max(high)");
            public IEnumerable<Measure> Measures(Schema columns) => [low, high];
            public SignalFact Take(Schema columns, MeasureFigures figures) =>
                new(new Dictionary<string, object?> { ["spread"] = figures.Count(high) - figures.Count(low) }) { Passed = true };
        }
        """;

    private readonly CodeScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task A_rule_over_rows_quarantines_each_bad_row_once()
    {
        scene.Folder.Write("checks.cs", Checks);

        RunOutcome outcome = await scene.RunAsync(Gate("{ type: custom, fn: checks.cs#Checks.IsOrdered, error_type: Order }"));

        outcome.Status.ShouldBe(RunStatus.Success);
        Rows("good.csv").ShouldBe(["1,2", "3,3"]);
        string bad = Rows("bad.csv").Order(StringComparer.Ordinal).First(r => r.StartsWith("5,4", StringComparison.Ordinal));
        bad.ShouldStartWith("5,4,gate,custom,Order,\"failed: checks.cs#Checks.IsOrdered\",");
        Rows("bad.csv").Length.ShouldBe(2, "a row whose answer is NULL does not keep the rule");
    }

    [Theory]
    [InlineData("{ type: custom, fn: checks.cs#Checks.IsOrdered, on_fail: abort }", "custom: 2 row(s) failed 'checks.cs#Checks.IsOrdered'")]
    [InlineData("{ type: custom, fn: checks.cs#Checks.IsOrdered, columns: [high, high], on_fail: abort }", "custom: 1 row(s) failed 'checks.cs#Checks.IsOrdered'")]
    [InlineData("{ type: custom, fn: checks.cs#IsOrdered, min_pass_rate: 0.75 }", "custom: pass rate 0.5 of 'checks.cs#IsOrdered' < min_pass_rate 0.75")]
    [InlineData("{ type: custom, class: checks.cs#MedianBelow, settings: { limit: 3 } }", "median 3, below 3")]
    public async Task Broken_rules_stop_the_run(string rule, string message)
    {
        scene.Folder.Write("checks.cs", Checks);

        RunOutcome outcome = await scene.RunAsync(Gate(rule));

        outcome.Status.ShouldBe(RunStatus.Error);
        outcome.Diagnostics.Single(d => d.Severity == Severity.Error).Message.ShouldBe(message);
        File.Exists(scene.Folder.At("good.csv")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_rule_over_all_rows_that_holds_lets_them_pass()
    {
        scene.Folder.Write("checks.cs", Checks);

        RunOutcome outcome = await scene.RunAsync(Gate("{ type: custom, class: checks.cs#MedianBelow, settings: { limit: 3.5 } }"));

        outcome.Status.ShouldBe(RunStatus.Success);
        scene.Events.OfType<RuleJudged>().Single(e => e.RuleType == "custom").Message.ShouldBe("median 3, below 3.5");
        Rows("good.csv").Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("{ type: custom, fn: checks.cs#Checks.Broken }", "'checks.cs#Checks.Broken' gives int; a rule gives true for a row that keeps it.")]
    [InlineData("{ type: custom, fn: checks.cs#Checks.IsOrdered, columns: [low] }", "'checks.cs#Checks.IsOrdered' takes 2 value(s); 'columns' names 1.")]
    [InlineData("{ type: custom, fn: checks.cs#Checks.IsOrdered, columns: [low, hihg] }", "There is no column 'hihg' in the input of 'gate'.")]
    [InlineData("{ type: custom, class: checks.cs#Spread }", "The class 'Spread' is not a Weir.Core.Contracts.IQualityRule.")]
    [InlineData("{ type: custom, class: checks.cs#MedianBelow }", "'settings.limit' is missing.")]
    [InlineData("{ type: custom }", "fn")]
    public async Task What_is_wrong_with_a_rule_is_said_before_the_run(string rule, string message)
    {
        scene.Folder.Write("checks.cs", Checks);

        IReadOnlyList<Diagnostic> errors = await scene.ErrorsAsync(Gate(rule));

        errors[0].Message.ShouldContain(message);
        errors[0].Span.ToString().ShouldStartWith("blueprint.yml:");
    }

    [Fact]
    public async Task A_signal_of_ones_own_is_recorded_and_feeds_a_Regulator()
    {
        scene.Folder.Write("checks.cs", Checks);

        RunOutcome outcome = await scene.RunAsync("""
            aqueduct: "1.0"
            id: probe
            name: Probe
            modules:
              - { id: source, type: Ingress, config: { query: "SELECT * FROM (VALUES (1, 9), (3, 4)) t(low, high)" } }
              - { id: look, type: Probe, attach_to: source, config: { signals: [{ type: custom, id: spread, class: checks.cs#Spread }] } }
              - { id: hold, type: Regulator, config: { on_block: abort } }
              - { id: save, type: Egress, config: { path: out.csv } }
            edges:
              - { from: source, to: hold }
              - { from: look, to: hold, port: signal }
              - { from: hold, to: save }
            """);

        outcome.Status.ShouldBe(RunStatus.Success, string.Join('\n', outcome.Diagnostics.Select(d => d.Message)));
        scene.Events.OfType<SignalCaptured>().Single().Payload.ShouldBe("""{"custom":true,"class":"Spread","spread":8,"passed":true}""");
    }

    [Fact]
    public async Task A_source_of_ones_own_gives_typed_rows()
    {
        scene.Folder.Write("sources.cs", """
            public sealed class Days(int count) : RowSource
            {
                public string Label { get; set; } = "day";
                protected override IReadOnlyList<SchemaField> Columns =>
                    [new("n", new PrimitiveType(PrimitiveKind.Int)), new("day", new PrimitiveType(PrimitiveKind.Date)), new("name", new PrimitiveType(PrimitiveKind.String)), new("price", new DecimalType(10, 2))];
                protected override async IAsyncEnumerable<object?[]> ReadRowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    for (int i = 0; i < count; i++)
                    {
                        yield return [i, new DateOnly(2024, 1, 1).AddDays(i), i % 2 == 0 ? $"{Label} {i}" : null, 0.25m * i];
                    }
                }
            }
            """);

        string[] rows = await scene.RowsAsync(Source("Days", "{ count: 5000, label: d }"));

        rows.ShouldBe(["5000,2500,2037-09-08,d 998,1249.75,3124375.00"]);
    }

    [Theory]
    [InlineData("yield return [1, 2];", "The source 'sources.cs#Bad' failed: InvalidOperationException: Row 1 has 2 values; there are 1 columns.")]
    [InlineData("yield return [\"x\"];", "The source 'sources.cs#Bad' failed: InvalidOperationException: Row 1, column 'n': A String is no int.")]
    [InlineData("yield return [3000000000L];", "The source 'sources.cs#Bad' failed: InvalidOperationException: Row 1, column 'n': ")]
    [InlineData("yield return [1]; throw new IOException(\"gone\");", "The source 'sources.cs#Bad' failed: IOException: gone (sources.cs:7)")]
    public async Task A_source_that_fails_is_an_error_with_its_place(string body, string message)
    {
        scene.Folder.Write("sources.cs", $$"""
            public sealed class Bad : RowSource
            {
                protected override IReadOnlyList<SchemaField> Columns => [new("n", new PrimitiveType(PrimitiveKind.Int))];
                protected override async IAsyncEnumerable<object?[]> ReadRowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    {{body}}
                }
            }
            """);

        RunOutcome outcome = await scene.RunAsync(Source("Bad", "{}", "SELECT n FROM source"));

        Diagnostic failure = outcome.Diagnostics.Single(d => d.Severity == Severity.Error);
        failure.Code.ShouldBe(UserCodeCodes.SourceFailed);
        failure.Message.ShouldStartWith(message);
        failure.ModuleId.ShouldBe("source");
        failure.Span.ToString().ShouldStartWith("blueprint.yml:5:");
    }

    [Fact]
    public async Task A_custom_format_needs_a_class_and_takes_no_path()
    {
        (await scene.ErrorsAsync(Source("X", "{}").Replace("class: sources.cs#X, ", "", StringComparison.Ordinal))).Single().Message.ShouldBe("'source' has the format custom, and no class.");
        (await scene.ErrorsAsync(Source("X", "{}").Replace("class: sources.cs#X", "class: sources.cs#X, path: a.csv", StringComparison.Ordinal))).ShouldContain(d => d.Message == "'path' has no meaning for a source of your own.");
    }

    [Fact]
    public async Task A_hook_of_ones_own_hears_how_the_run_ended_and_its_failure_is_a_warning()
    {
        scene.Folder.Write("hooks.cs", """
            public sealed class Note(string file) : IHookAction
            {
                public async ValueTask RunAsync(HookOccasion occasion, CancellationToken cancellationToken) =>
                    await File.AppendAllTextAsync(Path.Combine(occasion.BaseDirectory, file), $"{occasion.BlueprintId} {occasion.Status} {occasion.Error?.ErrorType}\n", cancellationToken);
            }

            public sealed class Thrower : IHookAction
            {
                public ValueTask RunAsync(HookOccasion occasion, CancellationToken cancellationToken) => throw new InvalidOperationException("no line");
            }
            """);
        const string Blueprint = """
            aqueduct: "1.0"
            id: hooked
            name: Hooked
            hooks:
              on_success: [{ class: hooks.cs#Note, settings: { file: log.txt } }, { class: hooks.cs#Thrower }, { class: hooks.cs#Note, settings: { file: never.txt } }]
              on_failure: [{ class: hooks.cs#Note, settings: { file: log.txt } }]
            modules:
              - { id: source, type: Ingress, config: { query: "SELECT 1 AS n" } }
              - { id: gate, type: Assert, config: { rules: [{ type: min_rows, min: 1, error_type: Few }] } }
              - { id: save, type: Egress, config: { path: out.csv, mode: overwrite } }
            """;

        RunOutcome good = await scene.RunAsync(Blueprint);
        good.Status.ShouldBe(RunStatus.Success);
        scene.Events.OfType<NoticeRaised>().ShouldContain(n => n.Message.Contains("the class hooks.cs#Thrower: it threw InvalidOperationException: no line", StringComparison.Ordinal));
        File.Exists(scene.Folder.At("never.txt")).ShouldBeFalse();

        (await scene.RunAsync(Blueprint.Replace("min: 1", "min: 2", StringComparison.Ordinal))).Status.ShouldBe(RunStatus.Error);

        File.ReadAllLines(scene.Folder.At("log.txt")).ShouldBe(["hooked Success ", "hooked Error Few"]);
        (await scene.ErrorsAsync(Blueprint.Replace("hooks.cs#Thrower", "hooks.cs#Nobody", StringComparison.Ordinal))).Single().Code.ShouldBe(UserCodeCodes.ClassNotFound);
    }

    private static string Gate(string rule) => $$"""
        aqueduct: "1.0"
        id: gates
        name: Gates
        modules:
          - { id: source, type: Ingress, config: { query: "SELECT * FROM (VALUES (1, 2), (5, 4), (3, 3), (7, NULL)) t(low, high)" } }
          - { id: gate, type: Assert, config: { rules: [{{rule}}, { type: sql_row, expr: "TRUE" }] } }
          - { id: good, type: Egress, config: { path: good.csv } }
          - { id: bad, type: Egress, config: { path: bad.csv } }
        edges:
          - { from: source, to: gate }
          - { from: gate, to: good }
          - { from: gate, to: bad, port: spillway }
        """;

    private static string Source(string name, string settings, string? sql = null) => $$"""
        aqueduct: "1.0"
        id: source
        name: Source
        modules:
          - { id: source, type: Ingress, config: { format: custom, class: sources.cs#{{name}}, settings: {{settings}} } }
          - { id: compute, type: Channel, config: { op: sql, query: "{{sql ?? "SELECT count(*) AS n, count(name) AS named, max(day) AS last, max(name) AS name, max(price) AS price, sum(price) AS sum FROM source"}}" } }
          - { id: save, type: Egress, config: { path: out.csv, mode: overwrite } }
        """;

    private string[] Rows(string file) => [.. File.ReadAllLines(scene.Folder.At(file))[1..].Order(StringComparer.Ordinal)];
}
