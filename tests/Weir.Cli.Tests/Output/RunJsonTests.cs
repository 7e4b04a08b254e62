using System.Text.Json;
using Weir.Cli.Output;
using Weir.Cli.Stories;
using Weir.Cli.Tests.Support;
using Weir.Core.Events;

namespace Weir.Cli.Tests.Output;

public sealed class RunJsonTests
{
    [Fact]
    public void The_document_of_a_run_holds_its_figures()
    {
        JsonElement run = Document(Events.Good, RunStatus.Success);

        run.GetProperty("schema_version").GetString().ShouldBe("1.0");
        run.GetProperty("run_id").GetString().ShouldBe("r1");
        run.GetProperty("status").GetString().ShouldBe("success");
        run.GetProperty("duration_ms").GetDouble().ShouldBe(3020);
        run.GetProperty("summary").GetProperty("succeeded").GetInt32().ShouldBe(4);
        run.GetProperty("summary").GetProperty("rules_broken").GetInt32().ShouldBe(1);
        run.GetProperty("modules")[1].GetProperty("rows_out").GetInt64().ShouldBe(1_999_997);
        run.GetProperty("modules")[2].GetProperty("rows_out").ValueKind.ShouldBe(JsonValueKind.Null);
        run.GetProperty("rules")[1].GetProperty("failed_rows").GetInt64().ShouldBe(3);
        run.GetProperty("signals")[0].GetProperty("payload").GetProperty("null_rates").GetProperty("amount").GetDouble().ShouldBe(0.25);
        run.GetProperty("published")[0].GetProperty("target").GetString().ShouldBe("/w/out/orders.parquet");
        run.GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void The_document_of_a_failed_run_holds_the_error_with_its_place()
    {
        JsonElement run = Document(Events.Bad, RunStatus.Error);

        run.GetProperty("status").GetString().ShouldBe("error");
        run.GetProperty("error").GetProperty("place").GetString().ShouldBe("orders.yml:12:20");
        run.GetProperty("modules")[1].GetProperty("attempts").GetInt32().ShouldBe(2);
        run.GetProperty("modules")[1].GetProperty("error").GetProperty("code").GetString().ShouldBe("WEIR5002");
        run.GetProperty("modules")[3].GetProperty("status").GetString().ShouldBe("skipped");
        run.GetProperty("summary").GetProperty("failed").GetInt32().ShouldBe(1);
    }

    private static JsonElement Document(IReadOnlyList<RunEvent> events, RunStatus status) =>
        JsonDocument.Parse(JsonOut.Document(json => RunJson.Write(json, "r1", status, RunStory.Of(events)))).RootElement;
}
