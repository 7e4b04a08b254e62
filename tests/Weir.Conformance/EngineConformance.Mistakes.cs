using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;

namespace Weir.Conformance;

public abstract partial class EngineConformance
{
    [Theory]
    [InlineData("""{"op":"sql","query":"SELECT id, amuont FROM orders"}""", "amuont", "amount")]
    [InlineData("""{"op":"filter","condition":"amuont > 0"}""", "amuont", "amount")]
    [InlineData("""{"op":"sort","order_by":"amuont DESC"}""", "amuont", "amount")]
    [InlineData("""{"op":"select","columns":["id","amuont"]}""", "\"amuont\"", "amount")]
    [InlineData("""{"op":"rename","columns":{"amuont":"x"}}""", "\"amuont\"", "amount")]
    [InlineData("""{"op":"cast","columns":{"amuont":"int"}}""", "\"amuont\"", "amount")]
    [InlineData("""{"op":"deduplicate","key":"amuont"}""", "\"amuont\"", "amount")]
    [InlineData("""{"op":"deduplicate","key":"id","order_by":"amuont"}""", "amuont", "amount")]
    [InlineData("""{"op":"filter","condition":"id > 0","spillway_condition":"amuont < 0"}""", "amuont", "amount")]
    public async Task A_missing_column_in_a_channel_is_named_with_its_place_and_the_nearest(string config, string blamed, string nearest)
    {
        await Orders();
        Diagnostic refusal = await Refusal(ModuleType.Channel, config, "orders");
        refusal.Message.ShouldContain("'amuont'");
        refusal.Hint.ShouldBe($"Did you mean '{nearest}'?");
        Blamed(refusal).ShouldBe(blamed);
        refusal.ModuleId.ShouldBe("wrong");
        refusal.Code.Fault.ShouldBe(Fault.Author);
    }

    [Theory]
    [InlineData(ModuleType.Junction, """{"mode":"conditional","branches":[{"id":"a","condition":"amuont > 0"},{"id":"_else_"}]}""", "amuont")]
    [InlineData(ModuleType.Junction, """{"mode":"partition","partition_key":"amuont","branches":[{"id":"a"}]}""", "\"amuont\"")]
    [InlineData(ModuleType.Assert, """{"rules":[{"type":"sql","expr":"sum(amuont) > 0"}]}""", "amuont")]
    [InlineData(ModuleType.Assert, """{"rules":[{"type":"sql_row","expr":"amuont > 0"}]}""", "amuont")]
    [InlineData(ModuleType.Assert, """{"rules":[{"type":"not_null","column":"amuont"}]}""", "\"amuont\"")]
    [InlineData(ModuleType.Assert, """{"rules":[{"type":"null_rate","column":"amuont"}]}""", "\"amuont\"")]
    [InlineData(ModuleType.Probe, """{"signals":[{"type":"null_rates","columns":["id","amuont"]}]}""", "\"amuont\"")]
    [InlineData(ModuleType.Probe, """{"signals":[{"type":"threshold","expr":"max(amuont) > 0"}]}""", "amuont")]
    [InlineData(ModuleType.Probe, """{"signals":[{"type":"custom","sql":"max(amuont)"}]}""", "amuont")]
    [InlineData(ModuleType.Egress, """{"format":"parquet","path":"/x","partition_by":["amuont"]}""", "\"amuont\"")]
    [InlineData(ModuleType.Egress, """{"format":"depot","key":"k","value_expr":"max(amuont)"}""", "amuont")]
    public async Task A_missing_column_in_any_module_is_named_with_its_place_and_the_nearest(ModuleType type, string config, string blamed)
    {
        await Orders();
        Diagnostic refusal = await Refusal(type, config, "orders");
        refusal.Hint.ShouldBe("Did you mean 'amount'?");
        Blamed(refusal).ShouldBe(blamed);
    }

    [Fact]
    public async Task An_unknown_table_is_answered_with_the_upstreams()
    {
        await Orders();
        Diagnostic refusal = await Refusal(ModuleType.Channel, """{"op":"sql","query":"SELECT * FROM order"}""".Replace("order\"", "ordres\"", StringComparison.Ordinal), "orders");
        refusal.Hint.ShouldBe("Did you mean 'orders'?");
        Blamed(refusal).ShouldBe("ordres");
    }

    [Fact]
    public async Task A_module_without_an_edge_is_no_table()
    {
        await Orders();
        await Engine.RowsAsync("other", "a", "1");
        Blamed(await Refusal(ModuleType.Channel, """{"op":"sql","query":"SELECT * FROM orders, other"}""", "orders")).ShouldBe("other");
    }

    [Fact]
    public async Task An_unknown_function_has_its_place()
    {
        await Orders();
        Blamed(await Refusal(ModuleType.Channel, """{"op":"sql","query":"SELECT id, coalesc(amount, 0) FROM orders"}""", "orders")).ShouldBe("coalesc");
    }

    [Theory]
    [InlineData("SELECT id FROM orders; SELECT 1")]
    [InlineData("DROP TABLE orders")]
    [InlineData("CREATE TABLE x AS SELECT * FROM orders")]
    [InlineData("INSERT INTO orders SELECT * FROM orders")]
    [InlineData("SET x = 1")]
    public async Task A_channel_takes_one_query_and_nothing_else(string sql)
    {
        await Orders();
        (await Refusal(ModuleType.Channel, $$"""{"op":"sql","query":"{{sql}}"}""", "orders")).Code.Fault.ShouldBe(Fault.Author);
    }

    [Theory]
    [InlineData("1 = 1) OR (1 = 1")]
    [InlineData("id > 0; SELECT 1")]
    [InlineData("id > (2")]
    [InlineData("name = 'x")]
    [InlineData("-- nothing")]
    public async Task A_condition_can_not_break_out_of_its_place(string condition)
    {
        await Orders();
        (await Refusal(ModuleType.Channel, $$"""{"op":"filter","condition":"{{condition}}"}""", "orders")).Code.Fault.ShouldBe(Fault.Author);
    }

    [Fact]
    public async Task All_mistakes_of_a_module_are_told_at_once()
    {
        await Orders();
        var module = await Engine.TryDefineAsync(
            ModuleType.Assert, "wrong", """{"rules":[{"type":"not_null","column":"a1"},{"type":"sql","expr":"sum(a2) > 0"},{"type":"sql_row","expr":"a3 > 0"}]}""", "orders");
        module.Diagnostics.Select(Blamed).ShouldBe(["\"a1\"", "a2", "a3"]);
    }

    [Theory]
    [InlineData(ModuleType.Channel, """{"op":"filter","condition":"1 = 1"}""")]
    [InlineData(ModuleType.Junction, """{"mode":"broadcast","branches":[{"id":"a"}]}""")]
    [InlineData(ModuleType.Assert, """{"rules":[{"type":"min_rows","min":1}]}""")]
    [InlineData(ModuleType.Egress, """{"format":"parquet","path":"/x"}""")]
    public async Task A_module_with_two_upstreams_where_one_is_due_is_refused(ModuleType type, string config)
    {
        await Orders();
        await Engine.RowsAsync("other", "a", "1");
        (await Refusal(type, config, "orders", "other")).Message.ShouldContain("orders, other");
    }
}
