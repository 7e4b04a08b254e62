using Weir.Core.Blueprints;
using Weir.Core.Contracts;

namespace Weir.Conformance;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task A_query_sees_its_upstream_by_id_and_as_input()
    {
        await Orders();
        Relation byId = await Channel("a", """{"op":"sql","query":"SELECT id FROM orders WHERE amount > 0"}""", "orders");
        Relation byInput = await Channel("b", """{"op":"sql","query":"SELECT id FROM __input__ WHERE amount > 0"}""", "orders");
        (await Engine.ReadAsync(byId)).ShouldBe(["1", "4"]);
        (await Engine.ReadAsync(byInput)).ShouldBe(["1", "4"]);
    }

    [Fact]
    public async Task A_query_sees_its_upstreams_under_the_aliases_of_its_edges()
    {
        await Orders();
        Relation joined = await Channel("j", """{"op":"sql","query":"SELECT l.id, r.id AS other FROM l JOIN r ON l.customer = r.customer AND l.id < r.id"}""", "l=orders", "r=orders");
        (await Engine.ReadAsync(joined)).ShouldBe(["1|3"]);
    }

    [Fact]
    public async Task A_query_may_read_a_query_that_reads_a_query()
    {
        await Orders();
        await Channel("a", """{"op":"sql","query":"SELECT id, amount FROM orders WHERE amount > 0"}""", "orders");
        await Channel("b", """{"op":"sql","query":"WITH a_b AS (SELECT * FROM a) SELECT id, (SELECT count(*) FROM a) AS n FROM a_b"}""", "a");
        await Channel("f", """{"op":"filter","condition":"id > 0","spillway_condition":"id > 3"}""", "b");

        Relation last = await Channel("c", """{"op":"sql","query":"SELECT f.id, b.n FROM f JOIN b ON f.id = b.id"}""", "f", "b");

        (await Engine.ReadAsync(last)).ShouldBe(["1|2"]);
    }

    [Fact]
    public async Task A_query_never_sees_what_its_upstream_sees_under_the_same_name()
    {
        await Orders();
        await Channel("a", """{"op":"sql","query":"SELECT count(*) AS n FROM rows"}""", "rows=orders");

        Relation outer = await Channel("b", """{"op":"sql","query":"SELECT n, (SELECT count(*) FROM rows) AS own FROM rows"}""", "rows=a");

        (await Engine.ReadAsync(outer)).ShouldBe(["4|1"]);
    }

    [Fact]
    public async Task A_query_may_begin_with_WITH_and_end_with_semicolon_and_comments()
    {
        await Orders();
        Relation result = await Channel("a", """{"op":"sql","query":"/* first */ WITH big AS (SELECT * FROM orders WHERE amount >= 10) SELECT count(*) AS n FROM big; -- last ;"}""", "orders");
        (await Engine.ReadAsync(result)).ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_query_may_name_a_branch()
    {
        await Orders();
        await Engine.DefineAsync(ModuleType.Junction, "by_sign", """{"mode":"conditional","branches":[{"id":"plus","condition":"amount > 0"},{"id":"_else_"}]}""", "orders");
        Relation result = await Channel("a", """{"op":"sql","query":"SELECT id FROM __input__"}""", "by_sign.plus");
        (await Engine.ReadAsync(result)).ShouldBe(["1", "4"]);
    }

    [Fact]
    public async Task A_filter_keeps_rows_for_which_the_condition_is_true()
    {
        await Orders();
        Relation kept = await Channel("f", """{"op":"filter","condition":"amount > 0 -- positive"}""", "orders");
        (await Engine.ReadAsync(kept, "id")).ShouldBe(["1", "4"]);
    }

    [Fact]
    public async Task A_spillway_takes_true_rows_and_main_takes_the_rest_with_null()
    {
        await Orders();
        await Channel("c", """{"op":"sql","query":"SELECT * FROM orders","spillway_condition":"amount < 0"}""", "orders");
        (await Engine.ReadAsync(Engine.Port("c", "main"), "id")).ShouldBe(["1", "2", "4"]);
        (await Engine.ReadAsync(Engine.Port("c", "spillway"), "id", "_aq_error_module", "_aq_error_type", "_aq_error_msg"))
            .ShouldBe(["3|\"c\"|\"SpillwayCondition\"|\"spillway_condition matched\""]);
        (await Engine.MeasureAsync(Engine.Port("c", "spillway"), new GreatestValue("_aq_error_ts"))).ShouldBe(EngineHarness.RunStartedAt);
    }

    [Fact]
    public async Task A_spillway_of_a_spillway_replaces_its_error_columns()
    {
        await Orders();
        await Channel("c", """{"op":"filter","condition":"id > 0","spillway_condition":"amount < 0"}""", "orders");
        await Channel("d", """{"op":"filter","condition":"id > 0","spillway_condition":"id = 3"}""", "c.spillway");
        (await Engine.ReadAsync(Engine.Port("d", "spillway"), "id", "_aq_error_module")).ShouldBe(["3|\"d\""]);
        Engine.Port("d", "spillway").Schema.Names.ShouldBe(["id", "customer", "amount", "_aq_error_module", "_aq_error_type", "_aq_error_msg", "_aq_error_ts"]);
    }

    [Fact]
    public async Task Error_types_narrow_a_spillway()
    {
        await Orders();
        await Engine.DefineAsync(
            ModuleType.Assert, "gate",
            """{"rules":[{"type":"not_null","column":"customer","on_fail":"quarantine","error_type":"NoName"},{"type":"sql_row","expr":"amount > 0","error_type":"NoAmount"}]}""",
            "orders");
        Relation narrowed = await Engine.Session.FilterErrorTypesAsync(Engine.Port("gate", "spillway"), ["NoAmount"], CancellationToken.None);
        (await Engine.ReadAsync(narrowed, "id")).ShouldBe(["2", "3"]);
    }

    [Fact]
    public async Task Select_keeps_columns_in_the_authors_order()
    {
        await Orders();
        Relation selected = await Channel("s", """{"op":"select","columns":["amount","id"]}""", "orders");
        selected.Schema.Names.ShouldBe(["amount", "id"]);
    }

    [Theory]
    [InlineData("""{"op":"rename","columns":{"id":"order_id"}}""")]
    [InlineData("""{"op":"rename","columns":[{"from":"id","to":"order_id"}]}""")]
    [InlineData("""{"op":"rename","columns":[{"old":"id","new":"order_id"}]}""")]
    public async Task Rename_takes_a_mapping_or_a_list(string config)
    {
        await Orders();
        (await Channel("r", config, "orders")).Schema.Names.ShouldBe(["order_id", "customer", "amount"]);
    }

    [Theory]
    [InlineData("""{"op":"cast","columns":{"amount":"decimal(10,2)","id":"string"}}""")]
    [InlineData("""{"op":"cast","columns":[{"column":"amount","type":"decimal(10,2)"},{"name":"id","type":"string"}]}""")]
    public async Task Cast_changes_types_and_keeps_the_order_of_columns(string config)
    {
        await Orders();
        (await Channel("c", config, "orders")).Schema.Fields.Select(f => $"{f.Name} {f.Type}").ShouldBe(["id string", "customer string", "amount decimal(10,2)"]);
    }

    [Fact]
    public async Task Deduplicate_without_a_key_compares_whole_rows()
    {
        await Engine.RowsAsync("rows", "a,b", "1,x", "1,x", "1,", "1,");
        (await Engine.ReadAsync(await Channel("d", """{"op":"deduplicate"}""", "rows"))).ShouldBe(["1|\"x\"", "1|null"]);
    }

    [Fact]
    public async Task Deduplicate_keeps_the_first_in_order_and_takes_null_for_a_key()
    {
        await Engine.RowsAsync("rows", "k,seen,v", "a,1,p", "a,2,q", ",1,r", ",3,s", "b,1,t");
        Relation first = await Channel("d", """{"op":"deduplicate","key":"k","order_by":"seen DESC"}""", "rows");
        (await Engine.ReadAsync(first, "k", "v")).ShouldBe(["\"a\"|\"q\"", "\"b\"|\"t\"", "null|\"s\""]);
    }

    [Fact]
    public async Task Deduplicate_breaks_ties_the_same_way_every_time()
    {
        string[] lines = ["k,seen,v", .. Enumerable.Range(0, 500).Select(i => $"k,1,{(i * 7919) % 500}")];
        await Engine.RowsAsync("rows", lines);
        Relation first = await Channel("d", """{"op":"deduplicate","key":["k"],"order_by":"seen"}""", "rows");
        for (int i = 0; i < 3; i++)
        {
            (await Engine.ReadAsync(first, "v")).ShouldBe(["0"]);
        }
    }

    [Fact]
    public async Task Sort_takes_several_keys()
    {
        await Engine.RowsAsync("rows", "a,b", "1,x", "2,y", "1,z");
        Relation sorted = await Channel("s", """{"op":"sort","order_by":"a DESC, b DESC"}""", "rows");
        (await Engine.ReadInOrderAsync(sorted)).ShouldBe(["2|\"y\"", "1|\"z\"", "1|\"x\""]);
    }

    [Fact]
    public async Task Union_matches_by_name_and_fills_what_is_missing()
    {
        await Engine.RowsAsync("one", "a,b", "1,x");
        await Engine.RowsAsync("two", "c,a", "true,2");
        (await Engine.ReadAsync(await Channel("u", """{"op":"union"}""", "one", "two"), "a", "b", "c")).ShouldBe(["1|\"x\"|null", "2|null|true"]);
        (await Refusal(ModuleType.Channel, """{"op":"union","allow_missing_columns":false}""", "one", "two")).Message.ShouldContain("'b'");
    }
}
