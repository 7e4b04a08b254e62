using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;

namespace Weir.Engines.DuckDb.Tests;

public sealed class SmokeTests
{
    [Fact]
    public async Task A_filter_and_a_query_over_csv_are_measured_and_written()
    {
        await using EngineHarness engine = await EngineHarness.OpenAsync(new DuckDbEngine());
        await engine.RowsAsync("people", "name,age", "Ann,30", "Bob,", "Cy,50");
        await engine.DefineAsync(ModuleType.Channel, "adults", """{"op":"filter","condition":"age > 20"}""", "people");
        Relation query = await engine.DefineAsync(ModuleType.Channel, "named", """{"op":"sql","query":"SELECT name, age + 1 AS next FROM adults -- all"}""", "adults");
        (await engine.ReadAsync(query)).ShouldBe(["\"Ann\"|31", "\"Cy\"|51"]);
        (await engine.MeasureAsync(query, new RowCount())).ShouldBe(2L);
        WriteResult result = await engine.WriteAsync(query, """{"format":"csv","path":"/tmp/x.csv"}""", "staged");
        result.Rows.ShouldBe(2);
        (await File.ReadAllTextAsync(Path.Combine(engine.Folder, "staged"))).ShouldBe("name,next\nAnn,31\nCy,51\n");
    }
}
