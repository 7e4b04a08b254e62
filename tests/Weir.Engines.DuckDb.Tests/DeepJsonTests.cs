using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;

namespace Weir.Engines.DuckDb.Tests;

/// <summary>A file of 700 kB can nest so deep that recursion over it takes more stack than threads have.</summary>
public sealed class DeepJsonTests
{
    private const int Levels = 100_000;

    [Fact]
    public async Task A_record_nested_very_deep_is_read()
    {
        await using EngineHarness engine = await EngineHarness.OpenAsync(new DuckDbEngine());
        string file = Path.Combine(engine.Folder, "deep.json");
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", Levels)) + "1" + new string('}', Levels);
        await File.WriteAllLinesAsync(file, [deep, "{\"a\": 7}", deep]);

        Relation rows = await engine.DefineAsync(ModuleType.Ingress, "rows", $$"""{"format":"json","path":"{{file}}"}""");

        (await engine.MeasureAsync(rows, new RowCount())).ShouldBe(3L);
    }
}
