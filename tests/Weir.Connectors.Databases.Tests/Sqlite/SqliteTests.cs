using System.Data.Common;
using Microsoft.Data.Sqlite;
using Weir.Connectors.Databases.Tests.Support;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;

namespace Weir.Connectors.Databases.Tests.Sqlite;

public sealed class SqliteTests : DatabaseConformance, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-sqlite-").FullName;

    protected override string IntType => "bigint";

    private string Database => Path.Combine(folder, "shop.db");

    [Fact]
    public async Task A_value_of_another_kind_than_its_column_is_told_by_name()
    {
        await using DatabaseBench bench = await NewAsync("loose");
        bench.Execute("CREATE TABLE loose (n INTEGER, d DATE, b BOOLEAN, x); INSERT INTO loose VALUES (1.0, '2024-01-31', 1, 'any')");
        Relation back = await bench.SourceAsync("\"table\": \"loose\"");
        back.Schema.ToString().ShouldBe("n bigint, d date, b boolean, x string");
        (await bench.Engine.ReadAsync(back, "n", "d", "b", "x")).ShouldBe(["1|\"2024-01-31\"|true|\"any\""]);
        bench.Execute("UPDATE loose SET d = '31.1.2024'");
        WeirException failure = await Should.ThrowAsync<WeirException>(() => bench.Engine.ReadAsync(back, "d"));
        failure.Diagnostic.Code.ShouldBe(DatabaseCodes.ValueUnfit);
        failure.Diagnostic.Message.ShouldBe("The column 'd': '31.1.2024' is no date in ISO form.");
    }

    [Fact]
    public async Task A_run_reads_and_writes_one_file()
    {
        await using DatabaseBench bench = await NewAsync("double_it");
        await bench.WriteAsync("SELECT i::BIGINT AS n FROM range(20000) AS r(i)", "single_one", "overwrite");
        await bench.SourceAsync("\"table\": \"single_one\"");
        Relation doubled = await bench.Engine.DefineAsync(ModuleType.Channel, "doubled", """{"op": "sql", "query": "SELECT n * 2 AS n FROM source"}""", "source");
        ITargetStore target = bench.TargetOf(bench.Egress("double_it", "append"));
        target.Publish(await bench.StageAsync(doubled, bench.Egress("double_it", "append")));
        bench.Query("SELECT count(*), sum(n) FROM double_it").ShouldBe(["20000|399980000"]);
    }

    [Fact]
    public async Task Nothing_lies_beside_the_file_in_the_end()
    {
        await using DatabaseBench bench = await NewAsync("clean");
        await bench.WriteAsync("SELECT 1 AS n", "clean", "append");
        Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).ShouldBe(["shop.db"]);
    }

    protected override Task<DatabaseBench> OpenAsync() =>
        DatabaseBench.OpenAsync("sqlite", DatabaseConnectors.Sqlite(), $"\"path\": \"{Database}\"", Connect);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private DbConnection Connect()
    {
        SqliteConnection connection = new($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }
}
