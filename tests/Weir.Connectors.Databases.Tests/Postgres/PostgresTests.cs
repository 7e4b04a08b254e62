using Weir.Connectors.Databases.Tests.Support;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;

namespace Weir.Connectors.Databases.Tests.Postgres;

public sealed class PostgresTests(PostgresServer server) : DatabaseConformance, IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Its_own_types_are_carried_over_exactly_or_as_text()
    {
        await using DatabaseBench bench = await NewAsync("natives");
        bench.Execute("DROP TYPE IF EXISTS mood; CREATE TYPE mood AS ENUM ('sad', 'happy')");
        bench.Execute("""
            CREATE TABLE natives (n numeric, tz timestamptz, ts timestamp, u uuid, j json, jb jsonb, i interval, tags int[], feeling mood, ip inet, c char(4), price money, bits varbit, d date);
            INSERT INTO natives VALUES (12345678901234567890.000000000000000001, '2024-06-01 12:00+02', 'infinity', '0123456f-89ab-cdef-0123-456789abcdef', '{"b": 1,  "a": 2}', '{"b": 1, "a": 2}',
              '1 year 2 mons 3 days 04:05:06.000007', '{{1,2},{3,NULL}}', 'happy', '10.0.0.1/8', 'ab', '12.50', B'0101', '-infinity');
            INSERT INTO natives DEFAULT VALUES
            """);
        Relation back = await bench.SourceAsync("\"table\": \"natives\"");
        back.Schema.ToString().ShouldBe("n decimal(38,18), tz timestamp_tz, ts timestamp_ntz, u uuid, j json, jb json, i interval, tags json, feeling string, ip string, c string, price decimal(38,2), bits string, d date");
        Relation texts = await bench.Engine.DefineAsync(ModuleType.Channel, "texts", """{"op": "sql", "query": "SELECT COLUMNS(*)::VARCHAR FROM source"}""", "source");
        (await bench.Engine.ReadAsync(texts, [.. back.Schema.Names])).ShouldBe([
            "\"12345678901234567890.000000000000000001\"|\"2024-06-01 10:00:00+00\"|\"infinity\"|\"0123456f-89ab-cdef-0123-456789abcdef\"|\"{\\\"b\\\": 1,  \\\"a\\\": 2}\"|\"{\\\"a\\\": 2, \\\"b\\\": 1}\""
            + "|\"1 year 2 months 3 days 04:05:06.000007\"|\"[[1,2],[3,null]]\"|\"happy\"|\"10.0.0.1/8\"|\"ab  \"|\"12.50\"|\"0101\"|\"-infinity\"",
            string.Join("|", Enumerable.Repeat("null", 14))]);
    }

    [Fact]
    public async Task Rows_are_cast_to_a_table_of_such_types()
    {
        await using DatabaseBench bench = await NewAsync("casted");
        bench.Execute("DROP TYPE IF EXISTS colour; CREATE TYPE colour AS ENUM ('red', 'blue')");
        bench.Execute("CREATE TABLE casted (c colour, ip inet, n numeric, f numeric, u uuid, j jsonb, v varchar(3))");
        const string Rows = "SELECT 'red' AS c, '10.1.2.3' AS ip, 1.25::DECIMAL(10,2) AS n, 0.5::DOUBLE AS f, '0123456f-89ab-cdef-0123-456789abcdef' AS u, '{\"a\":1}' AS j, 'abc' AS v";
        await bench.WriteAsync(Rows, "casted", "append");
        bench.Query("SELECT c::text, ip::text, n::text, f::text, u::text, j::text, v FROM casted").ShouldBe(["red|10.1.2.3/32|1.25|0.5|0123456f-89ab-cdef-0123-456789abcdef|{\"a\": 1}|abc"]);
        (await Should.ThrowAsync<WeirException>(() => bench.WriteAsync(Rows.Replace("'red'", "'green'", StringComparison.Ordinal), "casted", "append", runId: "run2"))).Diagnostic.Message.ShouldContain("green");
        (await Should.ThrowAsync<WeirException>(() => bench.WriteAsync(Rows.Replace("'abc'", "'abcd'", StringComparison.Ordinal), "casted", "append", runId: "run3"))).Diagnostic.Message.ShouldContain("character varying(3)");
    }

    [Fact]
    public async Task Numbers_that_no_decimal_holds_are_refused()
    {
        await using DatabaseBench bench = await NewAsync("huge");
        bench.Execute("CREATE TABLE huge (n numeric); INSERT INTO huge VALUES ('NaN')");
        Relation back = await bench.SourceAsync("\"table\": \"huge\"");
        WeirException failure = await Should.ThrowAsync<WeirException>(() => bench.Engine.ReadAsync(back, "n"));
        failure.Diagnostic.Code.ShouldBe(DatabaseCodes.ValueUnfit);
        bench.Execute("UPDATE huge SET n = 123456789012345678901234567890");
        (await Should.ThrowAsync<WeirException>(() => bench.Engine.ReadAsync(back, "n"))).Diagnostic.Message.ShouldContain("more digits than decimal(38,18)");
        bench.Execute("ALTER TABLE huge ALTER COLUMN n TYPE numeric(60,0)");
        DefinedModule refused = await bench.Engine.TryDefineAsync(ModuleType.Ingress, "source", bench.Config("\"table\": \"huge\""));
        refused.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(DatabaseCodes.TypeUnsupported);
    }

    [Fact]
    public async Task A_list_is_refused_by_name_as_a_target()
    {
        await using DatabaseBench bench = await NewAsync("lists");
        WeirException failure = await Should.ThrowAsync<WeirException>(() => bench.WriteAsync("SELECT [1, 2] AS tags", "lists", "error"));
        failure.Diagnostic.Code.ShouldBe(DatabaseCodes.TypeUnsupported);
        failure.Diagnostic.Message.ShouldContain("'tags' is a array<int>");
    }

    [Theory]
    [InlineData("jdbc:postgresql://127.0.0.1:PORT/weir", true)]
    [InlineData("postgres://weir:weir-secret@127.0.0.1:PORT/weir?Timeout=5", false)]
    [InlineData("Host=127.0.0.1;Port=PORT;Database=weir;Username=weir;Password=weir-secret", false)]
    public async Task It_is_reached_by_urls_of_every_kind(string url, bool user)
    {
        await using DatabaseBench bench = await NewAsync("reached");
        string options = $"\"url\": \"{url.Replace("PORT", $"{server.Port}", StringComparison.Ordinal)}\", \"dbtable\": \"(SELECT 7 AS n) AS q\"" + (user ? ", \"user\": \"weir\", \"password\": \"weir-secret\"" : "");
        Relation back = await bench.Engine.DefineAsync(ModuleType.Ingress, "source", $$$"""{"format": "postgres", "options": {{{{options}}}}}""");
        (await bench.Engine.ReadAsync(back, "n")).ShouldBe(["7"]);
    }

    [Fact]
    public async Task A_password_is_in_no_message()
    {
        await using DatabaseBench bench = await OpenAsync();
        string config = $$$"""{"format": "postgres", "table": "t", "options": {"url": "postgres://weir:topsecret@127.0.0.1:{{{server.Port}}}/weir"}}""";
        Diagnostic finding = (await bench.Engine.TryDefineAsync(ModuleType.Ingress, "source", config)).Diagnostics.ShouldHaveSingleItem();
        finding.Code.ShouldBe(DatabaseCodes.Unreachable);
        (finding.Message + finding.Hint).ShouldNotContain("topsecret");
        bench.Connector.TargetOf(bench.Engine.Module(ModuleType.Egress, "save", config), bench.Context).ShouldBe($"postgres://127.0.0.1:{server.Port}/weir/public.t");
    }

    protected override Task<DatabaseBench> OpenAsync() => server.OpenAsync();
}
