namespace Weir.Golden.Processes;

/// <summary>As <see cref="DeathTests"/>, for a pipeline of components with a class of its own whose rows are kept.</summary>
public sealed class ComponentDeathTests
{
    private const string Straight = "id,name\n1,A\n3,C\n";

    private const string Pipeline = """
        name: scene
        version: "1"
        checkpoint: true
        components: [
          { name: read, component_type: source, class_path: ReadCsv, config { path: in.csv, output_view: raw } }
          { name: shout, component_type: transformation, class_path: "Shout, Shout.cs", depends_on: [read], config { input_view: raw, output_view: loud } }
          { name: pick, component_type: transformation, class_path: SqlTransform, depends_on: [shout], config { output_view: picked, sql: "SELECT * FROM loud WHERE name IS NOT NULL" } }
          { name: save, component_type: sink, class_path: WriteCsv, depends_on: [pick], config { input_view: picked, path: out/rows.csv } }
        ]
        """;

    private const string Shout = """
        public sealed class Shout(string inputView) : DataFlow
        {
            protected override ValueTask<Relation> DefineAsync(IComponentEngine engine) => engine.Sql($"SELECT id, upper(name) AS name FROM {inputView}");
        }
        """;

    [Fact]
    public async Task Killed_after_any_event_target_is_old_or_complete_and_resume_equals_the_straight_run()
    {
        int events = 0;
        for (bool ended = false; !ended; events++)
        {
            using Scene scene = new();
            scene.Write("pipeline.conf", Pipeline);
            scene.Write("Shout.cs", Shout);
            using (WeirProcess weir = WeirProcess.Start(scene.Path, "run", "pipeline.conf", "--format", "jsonl", "--run-id", "r1"))
            {
                ended = !weir.ReadLines(events + 1);
                weir.Kill();
            }

            string where = $"killed after event {events + 1}";
            scene.Target.ShouldBeOneOf("id,name\n0,old\n", Straight);
            string status = (await scene.StatusesAsync()).SingleOrDefault() ?? "none";
            string[] words = status == "interrupted" ? ["run", "pipeline.conf", "--resume", "r1"] : ["run", "pipeline.conf", "--run-id", "r2"];
            (int code, _, string error) = await WeirProcess.RunAsync(scene.Path, words);

            code.ShouldBe(0, $"{where}: {error}");
            scene.Target.ShouldBe(Straight, where);
            scene.Outputs().ShouldBe(["rows.csv"], where);
            (await scene.StatusesAsync())[0].ShouldBe("success", where);
        }

        events.ShouldBeGreaterThan(8);
    }
}
