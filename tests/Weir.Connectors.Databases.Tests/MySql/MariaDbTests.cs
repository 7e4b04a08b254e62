using Weir.Connectors.Databases.Tests.Support;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;

namespace Weir.Connectors.Databases.Tests.MySql;

public sealed class MariaDbTests(MariaDbServer server) : DatabaseConformance, IClassFixture<MariaDbServer>
{
    [Fact]
    public async Task Replacing_a_table_is_refused_by_name()
    {
        await using DatabaseBench bench = await OpenAsync();
        DiagnosticBag findings = [];
        bench.Connector.Check(bench.Egress("t", "overwrite", "\"overwrite_schema\": true").Config, findings, "save");
        findings.ShouldHaveSingleItem().Code.ShouldBe(DatabaseCodes.ModeUnsupported);
    }

    [Fact]
    public async Task Its_own_types_are_carried_over_exactly()
    {
        await using DatabaseBench bench = await NewAsync("natives");
        bench.Execute("CREATE TABLE natives (b tinyint(1), u bigint unsigned, y year, e enum('red','blue'), d decimal(38,9), t timestamp(6) NULL, dt datetime(6), j json, bl varbinary(4), c char(3))");
        bench.Execute("SET time_zone = '+00:00'; INSERT INTO natives VALUES (1, 18446744073709551615, 2024, 'blue', 12345678901234567890123456789.123456789, '2024-06-01 10:00:00.5', '2024-06-01 10:00:00.000001', '{\"a\": 1}', x'00ff', 'ab')");
        Relation back = await bench.SourceAsync("\"table\": \"natives\"");
        back.Schema.ToString().ShouldBe("b boolean, u ubigint, y smallint, e string, d decimal(38,9), t timestamp_tz, dt timestamp_ntz, j string, bl binary, c string");
        Relation texts = await bench.Engine.DefineAsync(Core.Blueprints.ModuleType.Channel, "texts", """{"op": "sql", "query": "SELECT * REPLACE (hex(bl) AS bl, t::VARCHAR AS t, dt::VARCHAR AS dt, d::VARCHAR AS d) FROM source"}""", "source");
        (await bench.Engine.ReadAsync(texts, [.. back.Schema.Names])).ShouldBe([
            "true|18446744073709551615|2024|\"blue\"|\"12345678901234567890123456789.123456789\"|\"2024-06-01 10:00:00.5+00\"|\"2024-06-01 10:00:00.000001\"|\"{\\\"a\\\": 1}\"|\"00FF\"|\"ab\""]);
    }

    protected override string HolderName => "connection";

    protected override bool ReplacesTables => false;

    protected override Task<DatabaseBench> OpenAsync() => server.OpenAsync();
}
