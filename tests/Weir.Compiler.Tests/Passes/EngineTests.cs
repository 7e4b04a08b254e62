using Weir.Compiler.Plans;
using Weir.Compiler.Tests.Support;
using Weir.Core.Contracts;
using Weir.Core.Manifests;

namespace Weir.Compiler.Tests.Passes;

public sealed class EngineTests
{
    private static Compiled Compile(string modules, params IEngine[] more) => Compiled.From(
        "id: test\nmodules:\n" + modules, o => o with { Engines = new Dictionary<string, IEngine>(o.Engines.Concat(more.Select(e => KeyValuePair.Create(e.Name, e)))) });

    [Theory]
    [InlineData("{ id: m, type: Channel, config: { op: repartition, num: 4 } }", "4:43 capability-gate Engine capability gate failed: 'm' uses 'channel.op.repartition', which the engine duckdb does not support. | Leave it out: one machine has no partitions to spread over. The engine spark can.")]
    [InlineData("{ id: m, type: Channel, config: { op: sort, order_by: a, broadcast_side: left } }", "4:62 unknown-key Unknown key 'broadcast_side' in op sort. | 'broadcast_side' belongs to op join.")]
    public void Operation_that_the_engine_can_not_do_is_refused_with_the_way_out(string module, string finding)
    {
        FakeEngine spark = new("spark");
        spark.Unsupported.Clear();

        Compile($"  - {{ id: rows, type: Ingress, config: {{ path: in.csv }} }}\n  - {module}\n  - {{ id: save, type: Egress, config: {{ path: out.csv }} }}", spark).ShouldHave(finding);
    }

    [Theory]
    [InlineData("format: delta, path: in", "3:50 capability-gate Engine capability gate failed: 'rows' uses 'ingress.format.delta', which the engine duckdb does not support. | Read the Parquet files.")]
    [InlineData("format: parqet, path: in", "3:50 unknown-format The engine duckdb reads no format 'parqet'. | Did you mean 'parquet'?")]
    [InlineData("path: in.csv, options: { sepp: x }", "3:67 unknown-key Unknown key 'sepp' in format csv. | Did you mean 'sep'?")]
    [InlineData("path: in.csv, options: { header: maybe }", "3:75 wrong-type 'options.header' must be true or false, but is the text 'maybe'.")]
    public void Format_and_options_are_checked(string config, string finding)
    {
        Compile($"  - {{ id: rows, type: Ingress, config: {{ {config} }} }}\n  - {{ id: save, type: Egress, config: {{ path: out.csv }} }}").ShouldHave(finding);
    }

    [Fact]
    public void Mode_is_checked_by_its_name_and_signals_by_theirs()
    {
        Compile(
            """
              - { id: rows, type: Ingress, config: { path: in.csv } }
              - { id: look, type: Probe, attach_to: rows, config: { signals: [{ type: execution_partitions }] } }
              - { id: save, type: Egress, config: { path: out.csv, mode: merge, merge_key: id } }
            """).ShouldHave(
            "4:75 capability-gate Engine capability gate failed: 'look' uses 'probe.signal.execution_partitions', which the engine duckdb does not support. | Leave it out.",
            "5:62 capability-gate Engine capability gate failed: 'save' uses 'egress.mode.merge', which the engine duckdb does not support. | Use 'mode: overwrite'.");
    }

    [Fact]
    public void Key_that_changes_nothing_is_a_warning()
    {
        Compiled compiled = Compiled.From(
            """
            id: test
            modules:
              - { id: a, type: Ingress, config: { path: a.csv } }
              - { id: b, type: Ingress, config: { path: b.csv } }
              - { id: m, type: Channel, config: { op: join, left: a, right: b, condition: a.id = b.id, broadcast_side: right } }
              - { id: save, type: Egress, config: { path: out.csv } }
            edges: [{ from: a, to: m }, { from: b, to: m }, { from: m, to: save }]
            """);

        compiled.ShouldHave("5:92 capability-ignored 'broadcast_side' of 'm' changes nothing on the engine duckdb. | The sizes are known.");
        compiled.Result.Manifest.ShouldNotBeNull();
    }

    [Fact]
    public void Pin_is_inherited_downstream_and_unknown_engines_are_refused()
    {
        Manifest manifest = Compile(
            """
              - { id: rows, type: Ingress, engine: spark, config: { path: in.csv } }
              - { id: m, type: Channel, config: { query: SELECT 1 } }
              - { id: save, type: Egress, config: { path: out.csv } }
            """, new FakeEngine("spark")).Manifest;
        manifest.Modules.Select(m => m.Engine).ShouldBe(["spark", "spark", "spark"]);
        manifest.Engine.ShouldBe("duckdb");

        Compile("  - { id: rows, type: Ingress, engine: duckbd, config: { path: in.csv } }\n  - { id: save, type: Egress, config: { path: out.csv } }")
            .ShouldHave("3:40 unknown-engine Unknown engine 'duckbd'. | Did you mean 'duckdb'?");
    }

    [Fact]
    public void Module_without_a_pin_runs_where_most_of_its_rows_are()
    {
        Manifest manifest = Compile(
            """
              - { id: a, type: Ingress, engine: spark, config: { path: a.csv } }
              - { id: b, type: Ingress, engine: spark, config: { path: b.csv } }
              - { id: c, type: Ingress, config: { path: c.csv } }
              - { id: abc, type: Funnel, config: { mode: union_all, inputs: [a, b, c] } }
              - { id: ac, type: Funnel, config: { mode: union_all, inputs: [a, c] } }
              - { id: save, type: Egress, config: { path: out.csv } }
              - { id: keep, type: Egress, engine: duckdb, config: { path: keep.csv } }
            edges:
              - { from: a, to: abc }
              - { from: b, to: abc }
              - { from: c, to: abc }
              - { from: a, to: ac }
              - { from: c, to: ac }
              - { from: abc, to: save }
              - { from: ac, to: keep }
            """, new FakeEngine("spark")).Manifest;

        manifest.Modules.ToDictionary(m => m.Id, m => m.Engine).ShouldBe(
            new Dictionary<string, string> { ["a"] = "spark", ["b"] = "spark", ["c"] = "duckdb", ["abc"] = "spark", ["ac"] = "duckdb", ["save"] = "spark", ["keep"] = "duckdb" }, ignoreOrder: true);
        WorkPlan plan = WorkPlan.Of(manifest);
        plan.Handovers.Select(h => $"{h.From} {h.FromEngine}>{h.ToEngine} {string.Join(",", h.Readers)}").ShouldBe(["c duckdb>spark abc", "a spark>duckdb ac"]);
        plan.Steps.Select(s => $"{s.Module.Id}: {string.Join(",", s.Fused)}").ShouldBe(["save: a,b,abc", "keep: c,ac"]);
    }

    [Fact]
    public void Plan_in_words_tells_the_order_the_handovers_and_what_is_one_query()
    {
        Manifest manifest = Compile(
            """
              - { id: rows, type: Ingress, engine: spark, config: { path: in.csv } }
              - { id: good, type: Channel, config: { query: SELECT 1 } }
              - { id: check, type: Assert, config: { rules: [{ type: min_rows, min: 1 }] } }
              - { id: few, type: Channel, engine: duckdb, config: { query: SELECT 1 } }
              - { id: save, type: Egress, config: { path: out.csv } }
            """, new FakeEngine("spark")).Manifest;

        WorkPlanText.Of(manifest).ShouldBe(
            """
            test: 5 modules on spark and duckdb, 1 handover

            Work, in this order
              1. check (Assert on spark)
                 one query with rows, good
              2. check: spark → duckdb
                 its rows as Parquet, once for few
              3. save (Egress on duckdb)
                 one query with few
                 staged beside out.csv

            Published together when all of it has succeeded
              save

            """);
    }

    [Fact]
    public void Settings_are_checked_by_the_engine()
    {
        Compiled.FromQuery("SELECT 1", "engine: { duckdb: { thread: 4 }, spark: { conf: {} }, flnk: {} }").ShouldHave(
            "2:21 unknown-key Unknown key 'thread' in engine. | Did you mean 'threads'?",
            "2:55 unknown-engine Unknown engine 'flnk'. | Expected one of: duckdb.");
    }

    [Fact]
    public void Retries_are_read_and_inherited()
    {
        Manifest manifest = Compiled.From(
            """
            id: test
            retry_policy: { max_attempts: 3, backoff: { strategy: fixed, base_seconds: 2 }, on_exhaustion: abort }
            modules:
              - { id: rows, type: Ingress, retry: { max_attempts: 5, transient_errors: [timeout] }, config: { path: in.csv } }
              - { id: m, type: Channel, retry: { max_attempts: 7 }, on_failure: { backoff_base_seconds: 1, jitter: false, deadline_seconds: 60 }, config: { query: SELECT 1 } }
              - { id: save, type: Egress, config: { path: out.csv } }
            """).Manifest;

        RetryPolicy rows = manifest.Find("rows")!.Retry;
        (rows.MaxAttempts, rows.Strategy, rows.Base, rows.OnExhaustion).ShouldBe((5, BackoffStrategy.Fixed, TimeSpan.FromSeconds(2), ExhaustionAction.Abort));
        rows.TransientErrors.ShouldBe(["timeout"]);
        RetryPolicy query = manifest.Find("m")!.Retry;
        (query.MaxAttempts, query.Strategy, query.Base, query.Jitter, query.Deadline).ShouldBe((1, BackoffStrategy.Exponential, TimeSpan.FromSeconds(1), false, TimeSpan.FromMinutes(1)));
        manifest.Find("save")!.Retry.ShouldBe(manifest.Retry);
    }

    [Fact]
    public void Wrong_retry_keys_are_reported()
    {
        Compiled.FromQuery("SELECT 1", "retry_policy: { max_attemps: 3, backoff: { strategy: fast } }").ShouldHave(
            "2:17 unknown-key Unknown key 'max_attemps' in retry. | Did you mean 'max_attempts'?",
            "2:54 invalid-value 'backoff.strategy' can't be 'fast'. | Expected one of: fixed, linear, exponential.");
    }
}
