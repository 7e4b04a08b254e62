using Weir.Core.Blueprints;
using Weir.Core.Contracts;

namespace Weir.Conformance;

public abstract partial class EngineConformance
{
    private async Task Sides()
    {
        await Engine.RowsAsync("l", "id,x", "1,a", "2,b", "3,c");
        await Engine.RowsAsync("r", "id,y", "2,p", "2,q", "4,s");
    }

    [Theory]
    [InlineData("inner", new[] { "2|\"b\"|\"p\"", "2|\"b\"|\"q\"" })]
    [InlineData("left", new[] { "1|\"a\"|null", "2|\"b\"|\"p\"", "2|\"b\"|\"q\"", "3|\"c\"|null" })]
    [InlineData("right", new[] { "2|\"b\"|\"p\"", "2|\"b\"|\"q\"", "4|null|\"s\"" })]
    [InlineData("full", new[] { "1|\"a\"|null", "2|\"b\"|\"p\"", "2|\"b\"|\"q\"", "3|\"c\"|null", "4|null|\"s\"" })]
    public async Task A_join_keeps_a_column_that_both_sides_share_once(string kind, string[] expected)
    {
        await Sides();
        Relation joined = await Channel("j", $$"""{"op":"join","left":"l","right":"r","join_type":"{{kind}}","condition":"l.id = r.id"}""", "l", "r");
        joined.Schema.Names.ShouldBe(["id", "x", "y"]);
        (await Engine.ReadAsync(joined)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("semi", new[] { "2|\"b\"" })]
    [InlineData("anti", new[] { "1|\"a\"", "3|\"c\"" })]
    public async Task Semi_and_anti_joins_give_left_rows_once(string kind, string[] expected)
    {
        await Sides();
        Relation joined = await Channel("j", $$"""{"op":"join","left":"l","right":"r","join_type":"{{kind}}","condition":"l.id = r.id"}""", "l", "r");
        (await Engine.ReadAsync(joined)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_cross_join_gives_every_pair()
    {
        await Engine.RowsAsync("l", "x", "1", "2");
        await Engine.RowsAsync("r", "y", "7", "8");
        (await Engine.ReadAsync(await Channel("j", """{"op":"join","left":"l","right":"r","join_type":"cross"}""", "l", "r"))).ShouldBe(["1|7", "1|8", "2|7", "2|8"]);
    }

    [Fact]
    public async Task A_join_that_would_have_two_columns_of_one_name_is_refused_by_name()
    {
        await Sides();
        (await Refusal(ModuleType.Channel, """{"op":"join","left":"l","right":"r","condition":"l.id < r.id"}""", "l", "r")).Message.ShouldContain("'id'");
    }

    [Fact]
    public async Task A_join_without_a_condition_is_refused()
    {
        await Sides();
        (await Refusal(ModuleType.Channel, """{"op":"join","left":"l","right":"r"}""", "l", "r")).Message.ShouldContain("condition");
    }

    [Fact]
    public async Task A_join_names_its_sides_or_is_refused_with_the_nearest()
    {
        await Sides();
        var refusal = await Refusal(ModuleType.Channel, """{"op":"join","left":"l","right":"rr","condition":"l.id = r.id"}""", "l", "r");
        refusal.Hint.ShouldBe("Did you mean 'r'?");
        Blamed(refusal).ShouldBe("\"rr\"");
    }
}
