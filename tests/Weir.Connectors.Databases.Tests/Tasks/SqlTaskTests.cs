using System.Text.Json.Nodes;
using Weir.Conformance;
using Weir.Connectors.Databases.Tasks;
using Weir.Connectors.Databases.Tests.Support;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb;

namespace Weir.Connectors.Databases.Tests.Tasks;

public sealed class SqlTaskTests : IDisposable
{
    private static readonly ConnectorCatalogue Catalogue = new([new ConnectorEntry("sqlite", [], DatabaseConnectors.Sqlite)]);

    private readonly string folder = Directory.CreateTempSubdirectory("weir-sql-").FullName;

    [Theory]
    [InlineData("orders.csv", "id,name\n1,Ada\n2,\n")]
    [InlineData("orders.tsv", "id\tname\n1\tAda\n2\t\n")]
    [InlineData("orders.jsonl", "{\"id\":1,\"name\":\"Ada\"}\n{\"id\":2,\"name\":null}\n")]
    public async Task Rows_go_to_a_file_whose_ending_tells_its_format(string file, string expected)
    {
        await PrepareAsync();
        TaskResult result = await RunAsync(Extract(), $$"""{"format": "sqlite", "database": "{{Database}}", "query": "SELECT id, name FROM orders ORDER BY id", "to": "{{file}}"}""");
        result.RowsOut.ShouldBe(2);
        result.Outputs["rows"]!.GetValue<long>().ShouldBe(2);
        File.ReadAllText(Path.Combine(folder, file)).ShouldBe(expected);
    }

    [Fact]
    public async Task Without_rows_there_is_a_header_and_no_data()
    {
        await PrepareAsync();
        TaskResult result = await RunAsync(Extract(), $$"""{"format": "sqlite", "database": "{{Database}}", "query": "SELECT id FROM orders WHERE id > 99", "to": "none.csv"}""");
        result.HasData.ShouldBeFalse();
        File.ReadAllText(Path.Combine(folder, "none.csv")).ShouldBe("id\n");
    }

    [Fact]
    public async Task A_failing_query_leaves_no_file()
    {
        await PrepareAsync();
        WeirException failure = await Should.ThrowAsync<WeirException>(() => RunAsync(Extract(), $$"""{"format": "sqlite", "database": "{{Database}}", "query": "SELECT nothing FROM orders", "to": "bad.csv"}"""));
        failure.Diagnostic.Code.ShouldBe(DatabaseCodes.ReadFailed);
        Directory.EnumerateFiles(folder).Select(Path.GetFileName).ShouldBe(["shop.db"]);
    }

    [Fact]
    public async Task A_file_is_loaded_once_however_often_the_attempt_is_made()
    {
        await PrepareAsync();
        File.WriteAllText(Path.Combine(folder, "in.csv"), "name,id\nBob,7\nEve,8\n");
        string config = $$"""{"format": "sqlite", "database": "{{Database}}", "table": "orders", "from": "in.csv", "mode": "merge", "merge_key": "id"}""";
        (await RunAsync(Load(), config)).RowsOut.ShouldBe(2);
        (await RunAsync(Load(), config)).RowsOut.ShouldBe(2);
        await RunAsync(Extract(), $$"""{"format": "sqlite", "database": "{{Database}}", "query": "SELECT id, name FROM orders ORDER BY id", "to": "all.csv"}""");
        File.ReadAllText(Path.Combine(folder, "all.csv")).ShouldBe("id,name\n1,Ada\n2,\n7,Bob\n8,Eve\n");
    }

    [Fact]
    public async Task Statements_count_together_or_not_at_all()
    {
        await PrepareAsync();
        WeirException failure = await Should.ThrowAsync<WeirException>(() => ExecuteAsync("DELETE FROM orders; DELETE FROM nowhere"));
        failure.Diagnostic.Message.ShouldContain("nowhere");
        failure.Diagnostic.Span.IsNone.ShouldBeFalse();
        TaskResult result = await ExecuteAsync("DELETE FROM orders WHERE id IN (1, 2)");
        result.Outputs["rows_affected"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task An_unknown_database_and_an_unknown_option_are_told()
    {
        (await Should.ThrowAsync<WeirException>(() => RunAsync(Extract(), """{"format": "sqlit", "table": "t", "to": "x.csv"}"""))).Diagnostic.Hint.ShouldBe("Did you mean 'sqlite'?");
        (await Should.ThrowAsync<WeirException>(() => RunAsync(Extract(), """{"format": "sqlite", "database": "x.db", "table": "t", "to": "x.csv", "options": {"hots": "h"}}"""))).Diagnostic.Message.ShouldContain("'hots'");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Database => Path.Combine(folder, "shop.db");

    private static SqlExtractTask Extract() => new(static () => new DuckDbEngine(), Catalogue);

    private static SqlLoadTask Load() => new(static () => new DuckDbEngine(), Catalogue);

    private async Task PrepareAsync()
    {
        File.WriteAllBytes(Database, []);
        await ExecuteAsync("CREATE TABLE orders (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO orders VALUES (1, 'Ada'), (2, NULL)");
    }

    private Task<TaskResult> ExecuteAsync(string sql) => RunAsync(new SqlExecuteTask(), $$"""{"format": "sqlite", "database": "{{Database}}", "sql": {{JsonValue.Create(sql).ToJsonString()}}}""");

    private Task<TaskResult> RunAsync(ITask task, string json)
    {
        MappingNode node = JsonNodes.Parse(json);
        DiagnosticBag bag = [];
        task.Spec.Check(node, new SpecReader(bag, "step"));
        bag.ShouldBeEmpty();
        return task.RunAsync(new FakeTaskContext(folder), new Config(task.Spec, node), CancellationToken.None);
    }
}
