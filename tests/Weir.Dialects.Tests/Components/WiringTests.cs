using Weir.Dialects.Tests.Components.Support;

namespace Weir.Dialects.Tests.Components;

public sealed class WiringTests
{
    [Fact]
    public void Order_is_that_of_the_file_where_free_and_first_come_first_served_otherwise() =>
        Pipeline.Of(
            Pipeline.Source("d", "depends_on: [b, c],") + Pipeline.Source("c", "depends_on: [a],") + Pipeline.Source("b", "depends_on: [a],") + Pipeline.Source("a") + Pipeline.Source("e"))
            .Order.ShouldBe("a, e, c, b, d");

    [Fact]
    public void Views_make_the_edges_and_with_them_the_order()
    {
        Pipeline pipeline = Pipeline.Of(
            Pipeline.Sink("save", "Clean") + Pipeline.Transform("clean", "SELECT r.x FROM raw r JOIN `other` o ON r.x = o.x -- not_this") + Pipeline.Source("raw") + Pipeline.Source("other") + Pipeline.Source("not_this"));

        pipeline.Edges.ShouldBe("clean->save as clean, raw->clean as raw, other->clean as other");
        pipeline.Order.ShouldBe("raw, other, clean, save, not_this");
    }

    [Fact]
    public void A_view_that_is_made_anew_is_read_as_it_was_last()
    {
        Pipeline pipeline = Pipeline.Of(
            Pipeline.Source("v") + Pipeline.Transform("two", "SELECT x + 1 AS x FROM v", view: "v") + Pipeline.Transform("three", "SELECT x * 10 AS x FROM v", view: "v") + Pipeline.Sink("save", "v"));

        pipeline.Edges.ShouldBe("v->two as v, two->three as v, three->save as v");
    }

    [Theory]
    [InlineData("SELECT 'b' AS q, e.c /* d */ FROM (SELECT x AS c FROM a) AS e", "a")]
    [InlineData("SELECT * FROM a, b AS c LEFT JOIN d ON d.x = e.x -- FROM e", "a,b,d")]
    [InlineData("SELECT b, c FROM a WHERE x IN (SELECT x FROM d) ORDER BY e", "a,d")]
    [InlineData("SELECT * FROM (a JOIN b USING (x)), LATERAL (SELECT c.x FROM d) AS z", "a,b,d")]
    [InlineData("SELECT count(a, b) FROM main.c, E", "e")]
    [InlineData("WITH z AS (SELECT * FROM a) SELECT * FROM z UNION ALL FROM b", "a,b")]
    [InlineData("PIVOT a ON x USING sum(b)", "a")]
    public void Only_names_where_a_table_is_due_are_views(string sql, string views)
    {
        Pipeline pipeline = Pipeline.Of(
            Pipeline.Source("a") + Pipeline.Source("b") + Pipeline.Source("c") + Pipeline.Source("d") + Pipeline.Source("e") + Pipeline.Transform("t", sql));

        pipeline.Manifest.Edges.Select(e => e.From).ShouldBe(views.Split(','));
    }

    [Fact]
    public void A_disabled_dependency_that_only_orders_blocks_nobody_but_one_that_is_read_does()
    {
        Pipeline pipeline = Pipeline.Of(
            Pipeline.Source("off", "enabled: false,") + Pipeline.Source("after", "depends_on: [off],") + Pipeline.Transform("reader", "SELECT * FROM off", "depends_on: [off],") + Pipeline.Sink("save", "after"));

        pipeline.Manifest.Modules.Where(m => m.Enabled).Select(m => m.Id).ShouldBe(["after", "save"]);
        pipeline.Manifest.Find("reader")!.DisabledReason.ShouldBe("'off', which it needs, is disabled");
    }

    [Fact]
    public void A_dependency_given_twice_is_one() => Pipeline.Of(Pipeline.Source("a") + Pipeline.Source("b", "depends_on: [a, a],")).Order.ShouldBe("a, b");

    [Fact]
    public void A_class_of_ones_own_reads_the_views_that_it_names_and_those_of_its_dependencies()
    {
        Pipeline pipeline = Pipeline.Of(
            Pipeline.Source("a") + Pipeline.Source("b")
            + """{ name: own, component_type: transformation, class_path: "My.Class, My", depends_on: [b], config { input_view: a, output_view: mine, factor: 2 } }""" + "\n"
            + Pipeline.Sink("save", "mine"));

        pipeline.Edges.ShouldBe("own->save as mine, a->own as a, b->own as b");
    }

    [Theory]
    [InlineData("[nope]", "3:106 unknown-module 'depends_on' of 'b' names 'nope', which is no module.")]
    [InlineData("[b]", "3:106 self-edge 'b' names itself in 'depends_on'.")]
    public void Dependencies_must_exist_and_not_be_the_component_itself(string dependencies, string finding)
    {
        Pipeline pipeline = Pipeline.From($$"""
            name: test, version: "1.0.0", components: [
            { name: a, component_type: source, class_path: SqlSource, config { sql: "SELECT 1", output_view: a } }
            { name: b, component_type: source, class_path: SqlSource, config { sql: "SELECT 1", output_view: b }, depends_on: {{dependencies}} } ]
            """);

        pipeline.Findings.Select(f => f.Split(' ', 2)[1]).ShouldBe([finding.Split(' ', 2)[1]]);
    }

    [Fact]
    public void A_circle_is_reported_with_its_way() =>
        Pipeline.Of(Pipeline.Source("a", "depends_on: [b],") + Pipeline.Source("b", "depends_on: [a],")).Findings.ShouldHaveSingleItem().ShouldContain("cycle Cycle detected in module graph: a -> b -> a.");

    [Fact]
    public void Fifteen_hundred_components_in_reverse_order_are_no_trouble()
    {
        string components = string.Concat(Enumerable.Range(0, 1500).Reverse().Select(i => Pipeline.Source($"c{i}", i == 0 ? "" : $"depends_on: [c{i - 1}],")));

        Pipeline.Of(components).Order.ShouldStartWith("c0, c1, c2, ");
    }
}
