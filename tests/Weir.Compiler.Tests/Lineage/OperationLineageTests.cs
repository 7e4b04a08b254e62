using Weir.Compiler.Tests.Support;
using Weir.Core.Blueprints;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Lineage;

public sealed class OperationLineageTests
{
    private static IReadOnlyList<string> Trace(ModuleType type, string config, string outputs, params string[] inputs) =>
        ParsedQuery.Show(ParsedQuery.Module(type, YamlNodes.Parse(new SourceText("x.yml", config))), null, outputs, inputs);

    [Theory]
    [InlineData(ModuleType.Channel, "{ op: filter, condition: a > 0 }")]
    [InlineData(ModuleType.Channel, "{ op: sort, order_by: a }")]
    [InlineData(ModuleType.Channel, "{ op: cast, columns: { a: int } }")]
    [InlineData(ModuleType.Assert, "{ rules: [{ type: not_null, column: a }] }")]
    [InlineData(ModuleType.Regulator, "{ on_block: skip }")]
    [InlineData(ModuleType.Junction, "{ mode: broadcast, branches: [{ id: x }] }")]
    public void Columns_keep_their_names(ModuleType type, string config)
    {
        Trace(type, config, "a, b", "t(a, b, c)").ShouldBe(["a: t.a", "b: t.b"]);
    }

    [Theory]
    [InlineData("{ op: rename, columns: { a: x, b: a } }")]
    [InlineData("{ op: rename, columns: [{ from: a, to: x }, { old: b, new: a }] }")]
    public void Renamed_columns_come_from_their_old_names(string config)
    {
        Trace(ModuleType.Channel, config, "x, a, c", "t(a, b, c)").ShouldBe(["x: t.a", "a: t.b", "c: t.c"]);
    }

    [Fact]
    public void Join_puts_the_right_side_behind_the_left()
    {
        Trace(ModuleType.Channel, "{ op: join, left: t, right: u, condition: x }", "id, a, id_1, v", "u(id, v)", "t(id, a)").ShouldBe(["id: t.id", "a: t.a", "id_1: u.id", "v: u.v"]);
        Trace(ModuleType.Channel, "{ op: join, left: t, right: u, join_type: semi, condition: x }", "id, a", "u(id, v)", "t(id, a)").ShouldBe(["id: t.id", "a: t.a"]);
        Trace(ModuleType.Channel, "{ op: join, left: t, right: u, condition: x }", "id, a", "u(id, v)", "t(id, a)").ShouldBe(["id: u.*, t.*", "a: u.*, t.*"]);
    }

    [Fact]
    public void Funnel_takes_a_column_from_every_input_that_has_it()
    {
        Trace(ModuleType.Funnel, "{ mode: union_all, inputs: [t, u] }", "id, a, v", "t(id, a)", "u(id, v)").ShouldBe(["id: t.id, u.id", "a: t.a", "v: u.v"]);
    }

    [Fact]
    public void Column_that_no_input_has_is_a_star_and_sources_and_targets_have_no_lineage()
    {
        Trace(ModuleType.Channel, "{ op: filter, condition: a }", "a, new", "t(a)").ShouldBe(["a: t.a", "new: t.*"]);
        Trace(ModuleType.Channel, "{ query: SELECT a FROM t }", "a", "t(a)").ShouldBe(["a: t.*"], "without a parse tree nothing is claimed");
        Trace(ModuleType.Egress, "{ path: x.csv }", "a", "t(a)").ShouldBe(["a:"]);
        Trace(ModuleType.Ingress, "{ path: x.csv }", "a").ShouldBe(["a:"]);
    }
}
