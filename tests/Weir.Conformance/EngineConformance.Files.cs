using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;

namespace Weir.Conformance;

public abstract partial class EngineConformance
{
    protected string At(string name) => Path.Combine(Engine.Folder, name);

    [Theory]
    [InlineData("parquet")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task What_is_written_is_read_back(string format)
    {
        Relation orders = await Orders();
        WriteResult result = await Engine.WriteAsync(orders, $$"""{"format":"{{format}}","path":"/x"}""", "staged");
        result.ShouldBe(new WriteResult(4, new FileInfo(At("staged")).Length));
        Relation back = await Engine.DefineAsync(ModuleType.Ingress, "back", $$"""{"format":"{{format}}","path":"{{At("staged")}}"}""");
        (await Engine.ReadAsync(back, "id", "customer", "amount")).ShouldBe(await Engine.ReadAsync(orders, "id", "customer", "amount"));
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task A_partitioned_write_makes_folders_by_value_that_read_back_whole(string format)
    {
        await Engine.RowsAsync("rows", "id,k", "1,a/b", "2,c d=é%", "3,", "4,a/b");
        WriteResult result = await Engine.WriteAsync(Engine.Port("rows", "main"), $$"""{"format":"{{format}}","path":"/x/","partition_by":["k"]}""", "out", asFolder: true);
        result.Rows.ShouldBe(4);
        string[] files = Directory.GetFiles(At("out"), "*", SearchOption.AllDirectories);
        files.Length.ShouldBe(3);
        files.ShouldAllBe(file => Path.GetFileName(file).StartsWith("run1-save", StringComparison.Ordinal));
        Relation back = await Engine.DefineAsync(ModuleType.Ingress, "back", $$"""{"format":"{{format}}","path":"{{At("out")}}"}""");
        (await Engine.ReadAsync(back, "id", "k")).ShouldBe(["1|\"a/b\"", "2|\"c d=é%\"", "3|null", "4|\"a/b\""]);
    }

    [Theory]
    [InlineData("parquet", false)]
    [InlineData("csv", false)]
    [InlineData("json", false)]
    [InlineData("parquet", true)]
    [InlineData("csv", true)]
    public async Task An_empty_result_is_a_valid_target(string format, bool asFolder)
    {
        await Orders();
        Relation none = await Channel("none", """{"op":"filter","condition":"1 = 2"}""", "orders");
        (await Engine.WriteAsync(none, $$"""{"format":"{{format}}","path":"/x"}""", "staged", asFolder)).Rows.ShouldBe(0);
        if (format != "json")
        {
            Relation back = await Engine.DefineAsync(ModuleType.Ingress, "back", $$"""{"format":"{{format}}","path":"{{At("staged")}}"}""");
            back.Schema.Names.ShouldBe(["id", "customer", "amount"]);
            (await Engine.MeasureAsync(back, new RowCount())).ShouldBe(0L);
        }
    }

    [Fact]
    public async Task An_empty_partitioned_result_keeps_a_file_with_the_schema()
    {
        await Orders();
        Relation none = await Channel("none", """{"op":"filter","condition":"1 = 2"}""", "orders");
        await Engine.WriteAsync(none, """{"format":"parquet","path":"/x/","partition_by":["customer"]}""", "staged", asFolder: true);
        Relation back = await Engine.DefineAsync(ModuleType.Ingress, "back", $$"""{"format":"parquet","path":"{{At("staged")}}"}""");
        back.Schema.Names.ShouldBe(["id", "amount"]);
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Appending_to_a_file_keeps_its_rows_first_and_matches_by_name(string format)
    {
        Relation orders = await Orders();
        await Engine.WriteAsync(orders, $$"""{"format":"{{format}}","path":"/x"}""", "target");
        Relation turned = await Channel("t", """{"op":"sql","query":"SELECT amount, id + 10 AS id, customer FROM orders WHERE id < 3"}""", "orders");
        WriteResult result = await Engine.WriteAsync(turned, $$"""{"format":"{{format}}","path":"/x","mode":"append"}""", "staged", existing: At("target"));
        result.Rows.ShouldBe(2);
        Relation back = await Engine.DefineAsync(ModuleType.Ingress, "back", $$"""{"format":"{{format}}","path":"{{At("staged")}}"}""");
        (await Engine.ReadInOrderAsync(back, "id", "amount")).ShouldBe(["1|10", "2|null", "3|-5", "4|20", "11|10", "12|null"]);
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("json")]
    public async Task Appending_other_types_is_refused_by_column(string format)
    {
        Relation orders = await Orders();
        await Engine.WriteAsync(orders, $$"""{"format":"{{format}}","path":"/x"}""", "target");
        Relation texts = await Channel("t", """{"op":"sql","query":"SELECT id, customer, 'much' AS amount FROM orders"}""", "orders");
        WeirException refusal = await Should.ThrowAsync<WeirException>(Engine.WriteAsync(texts, $$"""{"format":"{{format}}","path":"/x","mode":"append"}""", "staged", existing: At("target")));
        refusal.Message.ShouldContain("'amount'");
        refusal.Diagnostic.Code.Fault.ShouldBe(Fault.Data);
    }

    [Fact]
    public async Task A_folder_means_all_its_files_but_the_hidden_ones()
    {
        Directory.CreateDirectory(At("in/deep"));
        Directory.CreateDirectory(At("in/_temporary"));
        await File.WriteAllTextAsync(At("in/a.csv"), "n\n1\n");
        await File.WriteAllTextAsync(At("in/deep/b.csv"), "n\n2\n");
        await File.WriteAllTextAsync(At("in/.c.csv"), "n\n3\n");
        await File.WriteAllTextAsync(At("in/_temporary/d.csv"), "n\n4\n");
        await File.WriteAllTextAsync(At("in/_SUCCESS"), "");
        Relation all = await Engine.DefineAsync(ModuleType.Ingress, "all", $$"""{"format":"csv","path":"{{At("in")}}/"}""");
        (await Engine.ReadAsync(all)).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task A_missing_source_is_refused_with_the_nearest_name()
    {
        await File.WriteAllTextAsync(At("orders.csv"), "a\n1\n");
        Diagnostic refusal = await Refusal(ModuleType.Ingress, $$"""{"format":"csv","path":"{{At("order.csv")}}"}""");
        refusal.Hint.ShouldBe("Did you mean 'orders.csv'?");
        refusal.Code.Fault.ShouldBe(Fault.Environment);
        Blamed(refusal).ShouldContain("order.csv");
    }

    [Fact]
    public async Task A_schema_hint_is_checked_and_does_not_cast()
    {
        await File.WriteAllTextAsync(At("x.csv"), "id,name\n1,a\n");
        string Config(string hint) => $$"""{"format":"csv","path":"{{At("x.csv")}}","schema_hint":{{hint}}}""";
        await Engine.DefineAsync(ModuleType.Ingress, "flat", Config("""{"id":"int","name":"string"}"""));
        await Engine.DefineAsync(ModuleType.Ingress, "listed", Config("""[{"name":"id","type":"bigint"}]"""));
        await Engine.DefineAsync(ModuleType.Ingress, "subset", Config("""{"mode":"subset","columns":[{"name":"gone","type":"int"},{"name":"id","type":"bigint"}]}"""));
        (await Refusal(ModuleType.Ingress, Config("""{"nam":"string"}"""))).Hint.ShouldBe("Did you mean 'name'?");
        Diagnostic type = await Refusal(ModuleType.Ingress, Config("""{"name":"date"}"""));
        type.Message.ShouldContain("is a string, not a date");
        Blamed(type).ShouldBe("\"date\"");
    }

    [Fact]
    public async Task New_columns_stop_or_warn()
    {
        await File.WriteAllTextAsync(At("x.csv"), "id,extra\n1,a\n");
        string Config(string policy) => $$"""{"format":"csv","path":"{{At("x.csv")}}","on_new_columns":"{{policy}}","known_columns":["id"]}""";
        (await Refusal(ModuleType.Ingress, Config("fail"))).Message.ShouldContain("'extra'");
        DefinedModule alerted = await Engine.TryDefineAsync(ModuleType.Ingress, "x", Config("alert"));
        alerted.Diagnostics.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
        alerted.Ports["main"].Schema.Names.ShouldBe(["id", "extra"]);
    }

    [Fact]
    public async Task Partition_filters_choose_rows()
    {
        await File.WriteAllTextAsync(At("x.csv"), "id,year\n1,2023\n2,2024\n");
        Relation rows = await Engine.DefineAsync(ModuleType.Ingress, "x", $$"""{"format":"csv","path":"{{At("x.csv")}}","partition_filters":"year = 2024"}""");
        (await Engine.ReadAsync(rows, "id")).ShouldBe(["2"]);
    }
}
