namespace Weir.Golden.Processes;

/// <summary>The program dies, is stopped, or meets another of its kind: targets are as before the run or complete.</summary>
public sealed class DeathTests
{
    /// <summary>Work without end, for all that a test waits. No row comes of it, so that it needs no memory however long that is.</summary>
    private const string Endless = "SELECT r.id, name FROM range(1000000000000) r, rows WHERE md5(r.id::VARCHAR || name) = ''";

    private const string Straight = "id,name\n1,a\n2,\n3,c\n";

    [Fact]
    public async Task Killed_after_any_event_targets_are_old_or_complete_and_resume_finishes()
    {
        int events = 0;
        for (bool ended = false; !ended; events++)
        {
            using Scene scene = new();
            using (WeirProcess weir = WeirProcess.Start(scene.Path, "run", "blueprint.yml", "--format", "jsonl", "--run-id", "r1"))
            {
                ended = !weir.ReadLines(events + 1);
                weir.Kill();
            }

            string where = $"killed after event {events + 1}";
            scene.Target.ShouldBeOneOf("id,name\n0,old\n", Straight);
            string status = (await scene.StatusesAsync()).SingleOrDefault() ?? "none";
            status.ShouldBeOneOf(["interrupted", "success", "none"], where);

            string[] words = status == "interrupted" ? ["run", "blueprint.yml", "--resume", "r1"] : ["run", "blueprint.yml", "--run-id", "r2"];
            (int code, _, string error) = await WeirProcess.RunAsync(scene.Path, words);

            code.ShouldBe(0, $"{where}: {error}");
            scene.Target.ShouldBe(Straight, where);
            scene.Outputs().ShouldBe(["count.json", "rows.csv"], where);
            (await scene.StatusesAsync())[0].ShouldBe("success", where);
        }

        events.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Ctrl_C_leaves_targets_and_no_staged_data()
    {
        using Scene scene = new(Endless);
        using WeirProcess weir = WeirProcess.Start(scene.Path, "run", "blueprint.yml", "--format", "jsonl");
        weir.ReadUntil("module_started", "gate").ShouldBeTrue();

        weir.PressCtrlC();
        (int code, _, string error) = await weir.FinishAsync();

        code.ShouldBe(2);
        error.ShouldContain("targets stay as they were");
        scene.IsUntouched.ShouldBeTrue();
        scene.Outputs().ShouldBe(["rows.csv"]);
        (await scene.StatusesAsync()).ShouldBe(["cancelled"]);
    }

    [Fact]
    public async Task Two_runs_never_write_one_target_at_once_whatever_their_stores()
    {
        using Scene scene = new(Endless);
        scene.Write("other.yml", Scene.Blueprint("SELECT id, name FROM rows", "out/rows.csv").Replace("out/count", "out/other", StringComparison.Ordinal));
        using WeirProcess first = WeirProcess.Start(scene.Path, "run", "blueprint.yml", "--format", "jsonl");
        first.ReadUntil("module_started", "made").ShouldBeTrue();

        (int refused, _, string reason) = await WeirProcess.RunAsync(scene.Path, "run", "other.yml", "--store-dir", "elsewhere");

        refused.ShouldBe(2);
        reason.ShouldContain("WEIR6010");
        scene.IsUntouched.ShouldBeTrue();

        using WeirProcess waiting = WeirProcess.Start(scene.Path, "run", "other.yml", "--store-dir", "elsewhere", "--wait", "--format", "jsonl");
        waiting.ReadUntil("notice_raised").ShouldBeTrue();
        first.Kill();
        (int waited, _, string error) = await waiting.FinishAsync();

        waited.ShouldBe(0, error);
        scene.Target.ShouldBe(Straight);
    }

    [Fact]
    public async Task Running_run_is_shown_as_running_and_a_dead_one_as_interrupted()
    {
        using Scene scene = new(Endless);
        using WeirProcess weir = WeirProcess.Start(scene.Path, "run", "blueprint.yml", "--format", "jsonl");
        weir.ReadUntil("module_started", "made").ShouldBeTrue();

        (await scene.StatusesAsync()).ShouldBe(["running"]);
        weir.Kill();

        (await scene.StatusesAsync()).ShouldBe(["interrupted"]);
    }

    [Fact]
    public async Task Resume_after_a_change_of_the_query_writes_what_the_new_query_says()
    {
        using Scene scene = new(Endless);
        using (WeirProcess weir = WeirProcess.Start(scene.Path, "run", "blueprint.yml", "--format", "jsonl"))
        {
            weir.ReadUntil("module_started", "made").ShouldBeTrue();
            weir.Kill();
        }

        scene.Write("blueprint.yml", Scene.Blueprint("SELECT id, upper(name) AS name FROM rows", "out/rows.csv"));
        (int code, _, string error) = await WeirProcess.RunAsync(scene.Path, "run", "blueprint.yml", "--resume");

        code.ShouldBe(0, error);
        scene.Target.ShouldBe("id,name\n1,A\n2,\n3,C\n");
    }

    [Fact]
    public async Task Resume_is_refused_when_the_structure_changed()
    {
        using Scene scene = new(Endless);
        using (WeirProcess weir = WeirProcess.Start(scene.Path, "run", "blueprint.yml", "--format", "jsonl"))
        {
            weir.ReadUntil("module_started", "made").ShouldBeTrue();
            weir.Kill();
        }

        string blueprint = File.ReadAllText(scene.At("blueprint.yml"));
        scene.Write("blueprint.yml", blueprint.Replace("id: counted", "id: tallied", StringComparison.Ordinal).Replace("counted", "tallied", StringComparison.Ordinal));
        (int code, _, string error) = await WeirProcess.RunAsync(scene.Path, "run", "blueprint.yml", "--resume");

        code.ShouldBe(1);
        error.ShouldContain("WEIR6003");
        scene.IsUntouched.ShouldBeTrue();
    }
}
