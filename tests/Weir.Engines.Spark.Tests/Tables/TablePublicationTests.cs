using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Tables;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Tables;

/// <summary>A publishing that died before its end was noted is made again by whoever resumes the run: nothing is there twice.</summary>
public sealed class TablePublicationTests(SparkServer server)
{
    [Theory]
    [InlineData(WriteMode.Append, new[] { "1", "2" })]
    [InlineData(WriteMode.Merge, new[] { "1", "2" })]
    [InlineData(WriteMode.Overwrite, new[] { "2" })]
    public async Task Publishing_twice_adds_once(WriteMode mode, string[] expected)
    {
        string name = "weir_" + Guid.NewGuid().ToString("N")[..12];
        EngineSessionOptions options = new()
        {
            BaseDirectory = Path.GetTempPath(), RunStartedAt = DateTimeOffset.UnixEpoch, Redactor = new SecretRedactor(),
            Settings = Conformance.JsonNodes.Parse($$"""{"url":"{{server.Url}}"}"""),
        };
        await using Workspace workspace = await Workspace.OpenAsync(options, TimeProvider.System, CancellationToken.None);
        StagedTable first = Staged(name, "r1", WriteMode.Error);
        await StageAsync(workspace, first, 1);
        await new TablePublication(workspace, first).RunAsync();
        await new TablePublication(workspace, first).RunAsync();

        StagedTable second = StagedTable.Parse(Staged(name, "r2", mode).ToString());
        await StageAsync(workspace, second, 2);
        await new TablePublication(workspace, second).RunAsync();
        await new TablePublication(workspace, second).RunAsync();

        (await workspace.TextsAsync($"SELECT CAST(id AS STRING) FROM {name} ORDER BY id", 0)).ShouldBe(expected);
        await workspace.DoAsync($"DROP TABLE {first.Name}");
        await workspace.DoAsync($"DROP TABLE {second.Name}");
    }

    [Fact]
    public void A_staged_name_carries_all_that_publishing_needs()
    {
        StagedTable staged = new("spark://h:1/a%2Eb.c", "r&1", "m=2", new TablePlan(WriteMode.Merge, "delta", ["x y", "#z"], "day = '&'", true, false));
        StagedTable read = StagedTable.Parse(staged.ToString());
        read.ToString().ShouldBe(staged.ToString());
        read.Plan.MergeKey.ShouldBe(["x y", "#z"]);
        read.Plan.ReplaceWhere.ShouldBe("day = '&'");
        read.Table.ShouldBe("`a.b`.`c`");
        read.Name.ShouldStartWith("`a.b`.`weir_stage_");
    }

    private static StagedTable Staged(string name, string run, WriteMode mode) =>
        new("spark://test/" + name, run, "save", new TablePlan(mode, "delta", mode == WriteMode.Merge ? ["id"] : [], null, false, false));

    private static async Task StageAsync(Workspace workspace, StagedTable staged, int id) =>
        await workspace.DoAsync($"CREATE TABLE {staged.Name} USING delta AS SELECT {id}L AS id");
}
