using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Engines.DuckDb.Tests;

/// <summary>Every native operation and branch gives what SQL by hand gives, on small tables with NULLs, doubled keys and no rows.</summary>
public sealed class HandWrittenTests : IAsyncLifetime
{
    private const int Tables = 12;

    private EngineHarness engine = null!;

    public async ValueTask InitializeAsync() => engine = await EngineHarness.OpenAsync(new DuckDbEngine(TimeProvider.System));

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    public static TheoryData<string, string> Operations => new()
    {
        { """{"op":"filter","condition":"k > 0 OR b"}""", "SELECT * FROM t WHERE CASE WHEN k > 0 THEN true WHEN b THEN true ELSE false END" },
        { """{"op":"filter","condition":"NOT (k > 0)"}""", "SELECT * FROM t WHERE k <= 0" },
        { """{"op":"filter","condition":"v IN ('a', NULL)"}""", "SELECT * FROM t WHERE v = 'a'" },
        { """{"op":"select","columns":["v","k"]}""", "SELECT v, k FROM t" },
        { """{"op":"rename","columns":{"k":"key","b":"k"}}""", "SELECT k AS key, v, b AS k FROM t" },
        { """{"op":"cast","columns":{"k":"string","b":"int"}}""", "SELECT CASE k WHEN 0 THEN '0' WHEN 1 THEN '1' WHEN 2 THEN '2' END AS k, v, CASE WHEN b THEN 1 WHEN NOT b THEN 0 END AS b FROM t" },
        { """{"op":"deduplicate"}""", "SELECT k, v, b FROM t GROUP BY k, v, b" },
        { """{"op":"sort","order_by":"k DESC"}""", "SELECT * FROM t" },
        { """{"op":"cache"}""", "SELECT * FROM t" },
    };

    public static TheoryData<string, string> Joins => new()
    {
        { "inner", "SELECT t.*, u.* FROM t, u WHERE t.k = u.j" },
        { "left", "SELECT t.*, u.* FROM t, u WHERE t.k = u.j UNION ALL SELECT t.*, NULL, NULL FROM t WHERE k IS NULL OR k NOT IN (SELECT j FROM u WHERE j IS NOT NULL)" },
        { "right", "SELECT t.*, u.* FROM t, u WHERE t.k = u.j UNION ALL SELECT NULL, NULL, NULL, u.* FROM u WHERE j IS NULL OR j NOT IN (SELECT k FROM t WHERE k IS NOT NULL)" },
        { "full", "SELECT t.*, u.* FROM t, u WHERE t.k = u.j UNION ALL SELECT t.*, NULL, NULL FROM t WHERE k IS NULL OR k NOT IN (SELECT j FROM u WHERE j IS NOT NULL) UNION ALL SELECT NULL, NULL, NULL, u.* FROM u WHERE j IS NULL OR j NOT IN (SELECT k FROM t WHERE k IS NOT NULL)" },
        { "semi", "SELECT * FROM t WHERE k IN (SELECT j FROM u WHERE j IS NOT NULL)" },
        { "anti", "SELECT * FROM t WHERE k IS NULL OR k NOT IN (SELECT j FROM u WHERE j IS NOT NULL)" },
        { "cross", "SELECT t.*, u.* FROM t, u" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_gives_what_SQL_by_hand_gives(string operation, string byHand)
    {
        for (int seed = 0; seed < Tables; seed++)
        {
            await MakeTablesAsync(seed);
            await ShouldAgreeAsync(await engine.DefineAsync(ModuleType.Channel, "made", operation, "t"), byHand, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Joins))]
    public async Task A_join_gives_what_SQL_by_hand_gives(string kind, string byHand)
    {
        string condition = kind == "cross" ? "" : ""","condition":"t.k = u.j" """;
        for (int seed = 0; seed < Tables; seed++)
        {
            await MakeTablesAsync(seed);
            await ShouldAgreeAsync(await engine.DefineAsync(ModuleType.Channel, "made", $$"""{"op":"join","left":"t","right":"u","join_type":"{{kind}}"{{condition}}}""", "t", "u"), byHand, seed);
        }
    }

    [Fact]
    public async Task Of_each_key_the_first_row_in_order_stays()
    {
        for (int seed = 0; seed < Tables; seed++)
        {
            await MakeTablesAsync(seed);
            Relation made = await engine.DefineAsync(ModuleType.Channel, "made", """{"op":"deduplicate","key":"k","order_by":"v ASC NULLS LAST"}""", "t");

            await ShouldAgreeAsync(await engine.DefineAsync(ModuleType.Channel, "cut", """{"op":"select","columns":["k","v"]}""", "made"), "SELECT k, min(v) AS v FROM t GROUP BY k", seed);
            made.Schema.Names.ShouldBe(["k", "v", "b"]);
        }
    }

    [Theory]
    [InlineData("union_all", "SELECT k, v, b, NULL::VARCHAR AS w FROM t UNION ALL SELECT j, NULL, NULL, w FROM u")]
    [InlineData("union", "SELECT k, v, b, w FROM (SELECT k, v, b, NULL::VARCHAR AS w FROM t UNION ALL SELECT j, NULL, NULL, w FROM u) GROUP BY k, v, b, w")]
    public async Task A_permissive_funnel_stacks_as_by_hand(string mode, string byHand)
    {
        for (int seed = 0; seed < Tables; seed++)
        {
            await MakeTablesAsync(seed);
            await engine.DefineAsync(ModuleType.Channel, "r", """{"op":"rename","columns":{"j":"k"}}""", "u");
            await ShouldAgreeAsync(await engine.DefineAsync(ModuleType.Funnel, "made", $$"""{"mode":"{{mode}}","inputs":["t","r"],"schema_check":"permissive"}""", "t", "r"), byHand, seed);
        }
    }

    [Fact]
    public async Task Every_row_of_a_junction_is_where_three_valued_logic_puts_it()
    {
        for (int seed = 0; seed < Tables; seed++)
        {
            await MakeTablesAsync(seed);
            await engine.TryDefineAsync(ModuleType.Junction, "j", """{"mode":"conditional","branches":[{"id":"plus","condition":"k > 0"},{"id":"yes","condition":"b"},{"id":"_else_"}]}""", "t");

            await ShouldAgreeAsync(engine.Port("j", "plus"), "SELECT * FROM t WHERE k > 0", seed);
            await ShouldAgreeAsync(engine.Port("j", "yes"), "SELECT * FROM t WHERE b", seed);
            await ShouldAgreeAsync(engine.Port("j", "_else_"), "SELECT * FROM t WHERE (k <= 0 OR k IS NULL) AND (NOT b OR b IS NULL)", seed);
        }
    }

    [Fact]
    public async Task A_quarantine_and_a_spillway_part_the_rows_and_lose_none()
    {
        for (int seed = 0; seed < Tables; seed++)
        {
            await MakeTablesAsync(seed);
            await engine.TryDefineAsync(ModuleType.Assert, "a", """{"rules":[{"type":"sql_row","expr":"k > 0","on_fail":"quarantine"},{"type":"not_null","column":"v","on_fail":"quarantine"}]}""", "t");
            await engine.TryDefineAsync(ModuleType.Channel, "c", """{"op":"filter","condition":"b IS NOT NULL","spillway_condition":"k > 0"}""", "t");

            await ShouldAgreeAsync(engine.Port("a", Ports.Main), "SELECT * FROM t WHERE k > 0 AND v IS NOT NULL", seed);
            await ShouldAgreeAsync(await WithoutErrorColumnsAsync("a"), "SELECT * FROM t WHERE k <= 0 OR k IS NULL OR v IS NULL", seed);
            await ShouldAgreeAsync(engine.Port("c", Ports.Main), "SELECT * FROM t WHERE b IS NOT NULL AND (k <= 0 OR k IS NULL)", seed);
            await ShouldAgreeAsync(await WithoutErrorColumnsAsync("c"), "SELECT * FROM t WHERE b IS NOT NULL AND k > 0", seed);
        }
    }

    [Fact]
    public async Task Measures_are_those_of_SQL_by_hand()
    {
        for (int seed = 0; seed < Tables; seed++)
        {
            await MakeTablesAsync(seed);
            Relation rows = engine.Port("t", Ports.Main);

            (await engine.MeasureAsync(rows, new RowCount())).ShouldBe(await CountAsync("SELECT * FROM t"), $"table {seed}");
            (await engine.MeasureAsync(rows, new NullCount("k"))).ShouldBe(await CountAsync("SELECT * FROM t WHERE k IS NULL"), $"table {seed}");
            (await engine.MeasureAsync(rows, new RowsWhere([new RowCondition(EngineHarness.Sql("k > 0", SqlRole.Predicate), null, null, Holds: true)]))).ShouldBe(await CountAsync("SELECT * FROM t WHERE k > 0"), $"table {seed}");
        }
    }

    private async Task<Relation> WithoutErrorColumnsAsync(string id) =>
        await engine.DefineAsync(ModuleType.Channel, "cut", """{"op":"select","columns":["k","v","b"]}""", $"x={id}.spillway");

    private async Task<long> CountAsync(string query) => (await engine.ReadAsync(await engine.DefineAsync(ModuleType.Channel, "hand", $$"""{"op":"sql","query":"{{query}}"}""", "t"), "k")).Length;

    private async Task ShouldAgreeAsync(Relation made, string byHand, int seed)
    {
        Relation hand = await engine.DefineAsync(ModuleType.Channel, "hand", $$"""{"op":"sql","query":"{{byHand}}"}""", "t", "u");

        string[] rows = await engine.ReadAsync(made, [.. made.Schema.Names]);

        rows.ShouldBe(await engine.ReadAsync(hand, [.. hand.Schema.Names]), $"table {seed}");
    }

    /// <summary>t(k, v, b) and u(j, w): table 0 has no rows on either side, table 1 on one; every value may be NULL, and keys come often.</summary>
    private async Task MakeTablesAsync(int seed)
    {
        Random random = new(seed);
        int left = seed == 0 ? 0 : random.Next(1, 9), right = seed < 2 ? 0 : random.Next(1, 9);
        await MakeAsync("t", "k INTEGER, v VARCHAR, b BOOLEAN", left, () => $"({Pick(random, "0", "1", "2", "NULL")}, {Pick(random, "'a'", "'b'", "NULL")}, {Pick(random, "true", "false", "NULL")})");
        await MakeAsync("u", "j INTEGER, w VARCHAR", right, () => $"({Pick(random, "0", "1", "2", "NULL")}, {Pick(random, "'x'", "'y'", "NULL")})");
    }

    private async Task MakeAsync(string id, string columns, int count, Func<string> row)
    {
        string[] parts = columns.Split(", ");
        string casts = string.Join(", ", parts.Select((part, i) => $"c{i}::{part.Split(' ')[1]} AS {part.Split(' ')[0]}"));
        string names = string.Join(", ", parts.Select((_, i) => $"c{i}"));
        string values = count == 0 ? $"({string.Join(", ", parts.Select(_ => "NULL"))})" : string.Join(", ", Enumerable.Range(0, count).Select(_ => row()));
        await engine.DefineAsync(ModuleType.Ingress, id, $$"""{"query":"SELECT {{casts}} FROM (VALUES {{values}}) AS x({{names}}) {{(count == 0 ? "WHERE false" : "")}}"}""");
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
