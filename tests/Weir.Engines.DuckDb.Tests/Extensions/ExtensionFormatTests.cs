using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;

namespace Weir.Engines.DuckDb.Tests.Extensions;

/// <summary>Excel, Avro and Iceberg, by DuckDB's extensions.</summary>
public sealed class ExtensionFormatTests
{
    private static readonly string[] Rows = ["id,name,price,day,ok", "1,a,1.50,2024-01-31,true", "2,\"b, c\",,,false", "3,é中😀,-0.25,2024-03-01,"];

    [Fact]
    public async Task A_workbook_is_written_and_read_by_its_ending()
    {
        await using EngineHarness engine = await OpenAsync();
        Relation rows = await engine.RowsAsync("rows", Rows);
        WriteResult written = await engine.WriteAsync(rows, """{"path":"out/orders.xlsx","mode":"overwrite","options":{"sheet":"Orders"}}""", "orders.xlsx");
        written.Rows.ShouldBe(3);
        Relation read = await engine.DefineAsync(ModuleType.Ingress, "read", """{"path":"orders.xlsx","options":{"sheet":"Orders"}}""");
        read.Schema.ToString().ShouldBe("id double, name string, price double, day date, ok boolean");
        (await engine.ReadAsync(read, "id", "name", "price", "day", "ok")).ShouldBe(
            ["1.0|\"a\"|1.5|\"2024-01-31\"|true", "2.0|\"b, c\"|null|null|false", "3.0|\"é中😀\"|-0.25|\"2024-03-01\"|null"]);
    }

    [Fact]
    public async Task Parts_of_a_sheet_and_texts_are_read_where_asked_for()
    {
        await using EngineHarness engine = await OpenAsync();
        Relation rows = await engine.RowsAsync("rows", Rows);
        await engine.WriteAsync(rows, """{"path":"out/orders.xlsx","mode":"overwrite"}""", "orders.xlsx");
        Relation part = await engine.DefineAsync(ModuleType.Ingress, "part", """{"path":"orders.xlsx","options":{"range":"A2:B3","header":"false","all_varchar":"true"}}""");
        (await engine.ReadAsync(part, "A", "B")).ShouldBe(["\"1\"|\"a\"", "\"2\"|\"b, c\""]);
    }

    [Fact]
    public async Task Workbooks_of_a_folder_are_matched_by_name()
    {
        await using EngineHarness engine = await OpenAsync();
        Session.DuckDbSession session = (Session.DuckDbSession)engine.Session;
        await engine.TryDefineAsync(ModuleType.Ingress, "warm", """{"format":"excel","path":"nothing"}""");
        session.Workspace.Connection.Execute($"COPY (SELECT unnest([1, NULL]) AS v, unnest(['x', 'y']) AS n) TO '{Path.Combine(engine.Folder, "a.xlsx")}' (FORMAT xlsx, HEADER true)");
        session.Workspace.Connection.Execute($"COPY (SELECT 'two' AS v, 'z' AS n) TO '{Path.Combine(engine.Folder, "b.xlsx")}' (FORMAT xlsx, HEADER true)");
        Relation numbers = await engine.DefineAsync(ModuleType.Ingress, "numbers", """{"path":"a.xlsx"}""");
        (await engine.ReadAsync(numbers, "v", "n")).ShouldBe(["1.0|\"x\"", "null|\"y\""]);
        Relation both = await engine.DefineAsync(ModuleType.Ingress, "both", """{"path":"*.xlsx"}""");
        both.Schema.ToString().ShouldBe("v string, n string");
        (await engine.ReadAsync(both, "v", "n")).ShouldBe(["\"1.0\"|\"x\"", "\"two\"|\"z\"", "null|\"y\""]);
    }

    [Fact]
    public async Task A_workbook_is_neither_appended_to_nor_partitioned()
    {
        await using EngineHarness engine = await OpenAsync();
        await engine.RowsAsync("rows", Rows);
        (await FindingsAsync(engine, """{"path":"out/orders.xlsx","mode":"append"}""")).ShouldBe(["A workbook can't be appended to."]);
        (await FindingsAsync(engine, """{"format":"excel","path":"out/orders/","mode":"overwrite","partition_by":"day"}""")).ShouldBe(["DuckDB writes no partitions in the format excel."]);
        (await FindingsAsync(engine, """{"format":"excel","path":"out/orders/","mode":"append"}""")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Avro_keeps_types_and_is_appended_to()
    {
        await using EngineHarness engine = await OpenAsync();
        Relation rows = await engine.RowsAsync("rows", Rows);
        await engine.WriteAsync(rows, """{"path":"out/orders.avro","mode":"overwrite"}""", "orders.avro");
        string file = Path.Combine(engine.Folder, "orders.avro");
        WriteResult added = await engine.WriteAsync(rows, """{"path":"out/orders.avro","mode":"append"}""", "more.avro", existing: file);
        added.Rows.ShouldBe(3);
        Relation read = await engine.DefineAsync(ModuleType.Ingress, "read", """{"path":"more.avro"}""");
        read.Schema.ToString().ShouldBe("id bigint, name string, price double, day date, ok boolean");
        (await engine.ReadAsync(read, "id", "name", "price", "day", "ok")).ShouldBe(
        [
            "1|\"a\"|1.5|\"2024-01-31\"|true", "1|\"a\"|1.5|\"2024-01-31\"|true", "2|\"b, c\"|null|null|false", "2|\"b, c\"|null|null|false",
            "3|\"é中😀\"|-0.25|\"2024-03-01\"|null", "3|\"é中😀\"|-0.25|\"2024-03-01\"|null",
        ]);
    }

    [Fact]
    public async Task An_Iceberg_table_is_read_at_a_snapshot_and_where_it_was_moved_to()
    {
        await using EngineHarness engine = await OpenAsync();
        string table = Path.Combine(engine.Folder, "table");
        await CopyAsync(engine, table, "SELECT 1 AS id, 'a' AS name UNION ALL SELECT 2, 'b'");
        Relation read = await engine.DefineAsync(ModuleType.Ingress, "read", """{"format":"iceberg","path":"table"}""");
        (await engine.ReadAsync(read, "id", "name")).ShouldBe(["1|\"a\"", "2|\"b\""]);
        Directory.Move(table, Path.Combine(engine.Folder, "moved"));
        Relation moved = await engine.DefineAsync(ModuleType.Ingress, "moved", """{"format":"iceberg","path":"moved/"}""");
        (await engine.ReadAsync(moved, "id", "name")).ShouldBe(["1|\"a\"", "2|\"b\""]);
        (await engine.TryDefineAsync(ModuleType.Ingress, "early", """{"format":"iceberg","path":"moved","time_travel":{"timestamp":"2001-01-01"}}""")).Diagnostics
            .ShouldHaveSingleItem().Message.ShouldBe("The Iceberg table has no snapshot at or before 2001-01-01 00:00:00.000000 UTC.");
        Relation late = await engine.DefineAsync(ModuleType.Ingress, "late", """{"format":"iceberg","path":"moved","time_travel":{"timestamp":"2999-01-01"}}""");
        (await engine.ReadAsync(late, "id")).ShouldBe(["1", "2"]);
        IReadOnlyList<Diagnostic> absent = (await engine.TryDefineAsync(ModuleType.Ingress, "absent", """{"format":"iceberg","path":"nothing"}""")).Diagnostics;
        absent.ShouldHaveSingleItem().Code.ShouldBe(EngineCodes.SourceNotFound);
    }

    [Fact]
    public async Task Without_the_extension_the_way_to_it_is_told()
    {
        await using EngineHarness engine = await EngineHarness.OpenAsync(new DuckDbEngine(), """{"extension_directory":"none","extension_repository":"/nowhere"}""");
        await File.WriteAllTextAsync(Path.Combine(engine.Folder, "a.xlsx"), "", TestContext.Current.CancellationToken);
        Diagnostic missing = (await engine.TryDefineAsync(ModuleType.Ingress, "read", """{"path":"a.xlsx"}""")).Diagnostics.ShouldHaveSingleItem();
        missing.Code.ShouldBe(EngineCodes.ExtensionMissing);
        missing.Message.ShouldStartWith("The format excel needs DuckDB's extension 'excel', which is not here: ");
        missing.Hint!.ShouldContain("INSTALL excel");
        missing.Hint!.ShouldContain("WEIR_DUCKDB_EXTENSIONS");
    }

    private static async Task<string[]> FindingsAsync(EngineHarness engine, string egress) =>
        [.. (await engine.TryDefineAsync(ModuleType.Egress, "save", egress, "rows")).Diagnostics.Select(finding => finding.Message)];

    /// <summary>Makes a table by DuckDB itself.</summary>
    private static async Task CopyAsync(EngineHarness engine, string table, string query)
    {
        Session.DuckDbSession session = (Session.DuckDbSession)engine.Session;
        await engine.TryDefineAsync(ModuleType.Ingress, "warm", """{"format":"iceberg","path":"nothing"}""");
        session.Workspace.Connection.Execute($"COPY ({query}) TO '{table}' (FORMAT iceberg)");
    }

    private static Task<EngineHarness> OpenAsync()
    {
        string? folder = Environment.GetEnvironmentVariable("WEIR_TEST_DUCKDB_EXTENSIONS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "extensions of DuckDB not present: WEIR_TEST_DUCKDB_EXTENSIONS names no folder with them");
        return EngineHarness.OpenAsync(new DuckDbEngine(), $$"""{"extension_directory":"{{folder}}"}""");
    }
}
