using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;

namespace Weir.Engines.DuckDb.Tests.Csv;

/// <summary>What becomes of lines that don't fit.</summary>
public sealed class CsvModeTests : IAsyncLifetime
{
    private const string Permissive = """{"mode":"PERMISSIVE","schema":"id int, name string"}""";

    private EngineHarness engine = null!;

    public async ValueTask InitializeAsync() => engine = await EngineHarness.OpenAsync(new DuckDbEngine());

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task Bad_lines_leave_through_the_spillway_with_file_and_line()
    {
        string file = Write("orders.csv", "id,name\n1,a\n2\nx,\"two\nlines\"\n5,e,f\n6,g\n");
        DefinedModule module = await DefineAsync(file, Permissive, spillway: "bad");
        module.Diagnostics.ShouldBeEmpty();

        (await engine.ReadInOrderAsync(module.Ports["main"])).ShouldBe(["1|\"a\"", "6|\"g\""]);
        (await engine.ReadInOrderAsync(module.Ports["spillway"], "id", "name", "_corrupt_record", "_aq_error_module", "_aq_error_type", "_aq_error_msg")).ShouldBe(
        [
            "2|null|\"2\"|\"lines\"|\"CorruptRecord\"|\"orders.csv, line 3: it has 1 fields where 2 are due.\"",
            "null|\"two\\nlines\"|\"x,\\\"two\\nlines\\\"\"|\"lines\"|\"CorruptRecord\"|\"orders.csv, line 4: the value \\\"x\\\" in the column 'id' is no INTEGER.\"",
            "5|\"e\"|\"5,e,f\"|\"lines\"|\"CorruptRecord\"|\"orders.csv, line 6: it has 3 fields where 2 are due.\"",
        ]);
    }

    [Fact]
    public async Task Bad_lines_need_a_place()
    {
        Diagnostic refusal = (await DefineAsync(Write("x.csv", "id,name\n1,a\n"), Permissive)).Diagnostics.ShouldHaveSingleItem();
        refusal.Code.ShouldBe(EngineCodes.InvalidOption);
        refusal.Hint.ShouldBe("Draw an edge '{ from: lines, to: ..., port: spillway }', or name a column for them with `columnNameOfCorruptRecord`.");
    }

    [Theory]
    [InlineData("{}", "1,a\n2\n", "line 3: it has 1 fields where 2 are due.")]
    [InlineData("""{"comment":"#"}""", "1,a\n#\n2\n", "line 4: it has 1 fields where 2 are due.")]
    [InlineData("""{"schema":"id int"}""", "1,a\nx,b\n", "line 3: Error when converting column \"id\"")]
    [InlineData("""{"schema":"id int","nullValue":"NA"}""", "NA,a\nx,b\n", "line 3: the value \"x\" in the column 'id' is no INTEGER.")]
    [InlineData("""{"schema":"id int","nullValue":"NA"}""", "1,a\n1.0,b\n", "line 3: the value \"1.0\" in the column 'id' is no INTEGER.")]
    [InlineData("""{"nullValue":"NA"}""", "1,\"a\n", "line 2: a quote that is opened never ends.")]
    public async Task A_bad_line_stops_the_run_by_file_and_line(string options, string lines, string message)
    {
        DefinedModule module = await DefineAsync(Write("bad.csv", "id,name\n" + lines), options);
        string told = module.Ports.TryGetValue("main", out Relation? rows)
            ? (await Should.ThrowAsync<WeirException>(engine.ReadAsync(rows))).Diagnostic.Message
            : module.Diagnostics.ShouldHaveSingleItem().Message;
        told.ShouldStartWith("bad.csv, " + message);
    }

    [Theory]
    [InlineData("""{"mode":"DROPMALFORMED","union_by_name":"true"}""", "`mode` can't be honoured together with `union_by_name`")]
    [InlineData("""{"comment":"#","decimal_separator":","}""", "`comment` can't be honoured together with `decimal_separator`")]
    [InlineData("""{"nullValue":"NA","compression":"zstd"}""", "`null_value` can't be honoured together with zstd")]
    [InlineData("""{"comment":"##"}""", "`comment` must be one ASCII character, not '##'")]
    [InlineData("""{"mode":"DROPMALFORMED","encoding":"klingon"}""", "'encoding' can't be 'klingon'.")]
    [InlineData("""{"mode":"DROPMALFORMED","dateFormat":"QQQ"}""", "'QQQ' in the pattern 'QQQ' has no counterpart in DuckDB")]
    [InlineData("""{"mode":"DROPMALFORMED","schema":"nam string"}""", "The file has no column 'nam'")]
    [InlineData("""{"mode":"PERMISSIVE","columnNameOfCorruptRecord":"name"}""", "The file has a column 'name', where bad lines are to stand")]
    [InlineData("""{"multiLine":"false","comment":"#"}""", "multiline: false is not supported")]
    public async Task What_can_not_be_honoured_is_refused_by_name(string options, string message) =>
        (await DefineAsync(Write("x.csv", "id,name\n1,a\n"), options)).Diagnostics.ShouldHaveSingleItem().Message.ShouldStartWith(message);

    [Fact]
    public async Task Files_of_a_folder_gzip_among_them_are_read_in_order()
    {
        Directory.CreateDirectory(Path.Combine(engine.Folder, "in"));
        Write("in/a.csv", "id,name\n1,a\n2\n");
        using (GZipStream packed = new(File.Create(Path.Combine(engine.Folder, "in/b.csv.gz")), CompressionLevel.Fastest))
        {
            packed.Write("id,name\n3,c\n4\n"u8);
        }

        DefinedModule module = await DefineAsync(Path.Combine(engine.Folder, "in"), """{"mode":"PERMISSIVE","filename":"true"}""", spillway: "bad");
        (await engine.ReadInOrderAsync(module.Ports["main"], "id", "name")).ShouldBe(["1|\"a\"", "3|\"c\""]);
        (await engine.ReadInOrderAsync(module.Ports["spillway"], "_aq_error_msg")).ShouldBe(["\"a.csv, line 3: it has 1 fields where 2 are due.\"", "\"b.csv.gz, line 3: it has 1 fields where 2 are due.\""]);
        (await engine.ReadInOrderAsync(module.Ports["main"], "filename"))[1].ShouldEndWith("b.csv.gz\"");
    }

    [Fact]
    public async Task Files_with_other_columns_are_not_mixed_up()
    {
        Directory.CreateDirectory(Path.Combine(engine.Folder, "in"));
        Write("in/a.csv", "id,name\n1,a\n");
        Write("in/b.csv", "name,id\nb,2\n");
        DefinedModule module = await DefineAsync(Path.Combine(engine.Folder, "in"), """{"mode":"DROPMALFORMED"}""");
        module.Diagnostics.ShouldHaveSingleItem().Message.ShouldBe("b.csv, line 1: the header is not that of the first file: id, name.");
    }

    [Fact]
    public async Task Encodings_are_told_apart()
    {
        string file = Path.Combine(engine.Folder, "latin.csv");
        await File.WriteAllBytesAsync(file, Encoding.Latin1.GetBytes("id,name\n1,Müßig\n2,é,x\n"));
        (await engine.ReadAsync((await DefineAsync(file, """{"mode":"DROPMALFORMED","encoding":"latin-1"}""")).Ports["main"])).ShouldBe(["1|\"Müßig\""]);
        DefinedModule raw = await DefineAsync(file, """{"mode":"PERMISSIVE"}""", spillway: "bad");
        (await engine.ReadInOrderAsync(raw.Ports["spillway"], "_aq_error_msg"))[0].ShouldBe("\"latin.csv, line 2: it holds bytes that are no UTF-8.\"");
    }

    [Fact]
    public async Task A_record_longer_than_the_memory_at_first_is_whole()
    {
        string text = new('x', 700_000);
        string file = Write("long.csv", $"id,name\n1,\"{text}\n{text}\"\n2,b\n3\n");
        DefinedModule module = await DefineAsync(file, """{"mode":"PERMISSIVE"}""", spillway: "bad");
        Relation lengths = await LengthsAsync(module);
        (await engine.ReadInOrderAsync(lengths)).ShouldBe(["1|1400001", "2|1"]);
        (await engine.ReadInOrderAsync(module.Ports["spillway"], "_aq_error_msg")).ShouldBe(["\"long.csv, line 5: it has 1 fields where 2 are due.\""]);
    }

    private async Task<Relation> LengthsAsync(DefinedModule module)
    {
        ManifestModule channel = engine.Module(ModuleType.Channel, "lengths", """{"op":"sql","query":"SELECT id, length(name) AS n FROM lines"}""");
        DefinedModule defined = await engine.Session.DefineAsync(channel, [new ModuleInput("lines", "main", module.Ports["main"]) { ModuleId = "lines" }], default);
        return defined.Ports["main"];
    }

    private string Write(string name, string text)
    {
        string file = Path.Combine(engine.Folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private async Task<DefinedModule> DefineAsync(string path, string options, string? spillway = null)
    {
        string config = new JsonObject { ["format"] = "csv", ["path"] = path, ["options"] = JsonNode.Parse(options) }.ToJsonString();
        return await engine.Session.DefineAsync(engine.Module(ModuleType.Ingress, "lines", config) with { Spillway = spillway }, [], default);
    }
}
