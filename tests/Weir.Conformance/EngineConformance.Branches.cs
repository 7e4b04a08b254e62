using Weir.Core.Blueprints;
using Weir.Core.Contracts;

namespace Weir.Conformance;

public abstract partial class EngineConformance
{
    [Fact]
    public async Task A_conditional_junction_may_overlap_and_else_takes_the_rest_with_null()
    {
        await Orders();
        await Engine.DefineAsync(
            ModuleType.Junction, "j",
            """{"mode":"conditional","branches":[{"id":"plus","condition":"amount > 0"},{"id":"big","condition":"amount > 15"},{"id":"_else_"}]}""", "orders");
        (await Engine.ReadAsync(Engine.Port("j", "plus"), "id")).ShouldBe(["1", "4"]);
        (await Engine.ReadAsync(Engine.Port("j", "big"), "id")).ShouldBe(["4"]);
        (await Engine.ReadAsync(Engine.Port("j", "_else_"), "id")).ShouldBe(["2", "3"]);
    }

    [Fact]
    public async Task A_partition_junction_compares_the_key_with_the_value_or_the_branch_id()
    {
        await Orders();
        await Engine.DefineAsync(ModuleType.Junction, "j", """{"mode":"partition","partition_key":"customer","branches":[{"id":"ann"},{"id":"b","value":"bob"},{"id":"_else_"}]}""", "orders");
        (await Engine.ReadAsync(Engine.Port("j", "ann"), "id")).ShouldBe(["1", "3"]);
        (await Engine.ReadAsync(Engine.Port("j", "b"), "id")).ShouldBe(["2"]);
        (await Engine.ReadAsync(Engine.Port("j", "_else_"), "id")).ShouldBe(["4"]);
        (await Refusal(ModuleType.Junction, """{"mode":"partition","partition_key":"id","branches":[{"id":"x"}]}""", "orders")).Message.ShouldContain("'x'");
    }

    [Fact]
    public async Task A_broadcast_junction_passes_its_input_on()
    {
        Relation orders = await Orders();
        await Engine.DefineAsync(ModuleType.Junction, "j", """{"mode":"broadcast","branches":[{"id":"a"},{"id":"b"}]}""", "orders");
        Engine.Port("j", "a").ShouldBe(orders);
        Engine.Port("j", "b").ShouldBe(orders);
    }

    [Theory]
    [InlineData("union_all", new[] { "1|\"x\"", "1|\"x\"", "2|\"y\"" })]
    [InlineData("union", new[] { "1|\"x\"", "2|\"y\"" })]
    public async Task A_funnel_stacks_by_name_whatever_the_order_of_columns(string mode, string[] expected)
    {
        await Engine.RowsAsync("one", "a,b", "1,x");
        await Engine.RowsAsync("two", "b,a", "x,1", "y,2");
        Relation all = await Engine.DefineAsync(ModuleType.Funnel, "f", $$"""{"mode":"{{mode}}","inputs":["one","two"]}""", "one", "two");
        (await Engine.ReadAsync(all, "a", "b")).ShouldBe(expected);
    }

    [Fact]
    public async Task A_strict_funnel_refuses_other_columns_and_a_permissive_one_fills_them()
    {
        await Engine.RowsAsync("one", "a,b", "1,x");
        await Engine.RowsAsync("two", "a,c", "2,true");
        (await Refusal(ModuleType.Funnel, """{"mode":"union_all","inputs":["one","two"]}""", "one", "two")).Message.ShouldContain("'c'");
        Relation all = await Engine.DefineAsync(ModuleType.Funnel, "f", """{"mode":"union_all","inputs":["one","two"],"schema_check":"permissive"}""", "one", "two");
        (await Engine.ReadAsync(all, "a", "b", "c")).ShouldBe(["1|\"x\"|null", "2|null|true"]);
    }

    [Fact]
    public async Task Coalesce_takes_the_first_value_per_row_and_keeps_surplus_rows()
    {
        await Engine.RowsAsync("one", "n,a", "1,x", "2,");
        await Engine.RowsAsync("two", "n,a,b", "7,p,true", ",q,false", "9,r,true");
        Relation merged = await Engine.DefineAsync(ModuleType.Funnel, "f", """{"mode":"coalesce","inputs":["one","two"]}""", "one", "two");
        (await Engine.ReadInOrderAsync(merged, "n", "a", "b")).ShouldBe(["1|\"x\"|true", "2|\"q\"|false", "9|\"r\"|true"]);
    }

    [Fact]
    public async Task Zip_lays_rows_side_by_side_and_fills_the_shorter()
    {
        await Engine.RowsAsync("one", "a", "1", "2");
        await Engine.RowsAsync("two", "b", "7", "8", "9");
        await Engine.RowsAsync("three", "c", "true");
        Relation zipped = await Engine.DefineAsync(ModuleType.Funnel, "f", """{"mode":"zip","inputs":["one","two","three"]}""", "one", "two", "three");
        (await Engine.ReadInOrderAsync(zipped)).ShouldBe(["1|7|true", "2|8|null", "null|9|null"]);
        await Engine.RowsAsync("again", "a", "5");
        (await Refusal(ModuleType.Funnel, """{"mode":"zip","inputs":["one","again"]}""", "one", "again")).Message.ShouldContain("'a'");
    }

    [Fact]
    public async Task A_funnel_reads_branches_by_their_dotted_names()
    {
        await Orders();
        await Engine.DefineAsync(ModuleType.Junction, "j", """{"mode":"conditional","branches":[{"id":"plus","condition":"amount > 0"},{"id":"_else_"}]}""", "orders");
        Relation all = await Engine.DefineAsync(ModuleType.Funnel, "f", """{"mode":"union_all","inputs":["j.plus","j._else_"]}""", "j.plus", "j._else_");
        (await Engine.ReadAsync(all, "id")).ShouldBe(["1", "2", "3", "4"]);
    }

    [Fact]
    public async Task A_regulator_passes_its_input_on()
    {
        Relation orders = await Orders();
        (await Engine.DefineAsync(ModuleType.Regulator, "g", "{}", "orders")).ShouldBe(orders);
    }
}
