using Weir.Core.Events;
using Weir.Hosting.UserCode;
using Weir.Runner;

namespace Weir.Hosting.Tests.UserCode;

public sealed class ComponentRunTests : IDisposable
{
    private const string Scale = """
        public sealed class Scale(string inputView, double factor = 1) : DataFlow
        {
            public IReadOnlyList<string> Keep { get; init; } = [];
            protected override ValueTask<Relation> DefineAsync(IComponentEngine engine) =>
                engine.Sql($"SELECT {string.Join(", ", Keep)}, id * {factor} AS scaled FROM {inputView}");
        }
        """;

    // Notes every call in a file; fails as often as it is told to.
    private const string Noting = """
        public sealed class Noting(string inputView, int failures = 0) : IComponent, IComponentResource, IDisposable
        {
            private int calls;
            public async ValueTask<Relation?> DefineAsync(IComponentContext context, CancellationToken token) { Note(context, "define"); return await context.Engine.Sql($"SELECT id FROM {inputView}"); }
            public async ValueTask RunAsync(IComponentContext context, CancellationToken token)
            {
                Note(context, $"run {++calls} of {await context.Engine.CountAsync(context.Engine.Table(inputView))}");
                if (calls <= failures)
                {
                    throw new TimeoutException("too slow");
                }
            }
            public ValueTask OpenAsync(IComponentContext context, CancellationToken token) { kept = context; Note(context, "open"); return default; }
            public ValueTask CloseAsync() { Note(kept!, "close"); return default; }
            public void Dispose() { if (kept is not null) Note(kept, "dispose"); }
            private IComponentContext? kept;
            private static void Note(IComponentContext context, string what) => File.AppendAllText(Path.Combine(context.BaseDirectory, "log.txt"), what + "\n");
        }
        """;

    private readonly ComponentProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public async Task Class_of_a_source_file_gets_its_settings_and_defines_rows()
    {
        project.Folder.Write("Scale.cs", Scale);
        project.Pipeline("""{ name: s, component_type: transformation, class_path: "Scale, Scale.cs", config { input-view: n, output_view: made, factor: 2, keep: [id] }, depends_on: [numbers] }""");

        RunOutcome outcome = await project.RunAsync();

        ComponentProject.Shown(outcome.Diagnostics).ShouldBeEmpty();
        File.ReadAllText(project.Folder.At("out.csv")).ShouldBe("id,scaled\n1,2\n2,4\n3,6\n4,8\n5,10\n");
    }

    [Fact]
    public async Task Class_of_an_assembly_is_found_beside_the_pipeline_and_in_bin()
    {
        project.Build("MyLib", "namespace MyLib;\n" + Scale, "MyLib/bin/Debug/net10.0");
        project.Pipeline("""{ name: s, component_type: transformation, class_path: "MyLib.Scale, MyLib", config { input_view: n, output_view: made, keep: id }, depends_on: [numbers] }""");

        (await project.RunAsync()).ExitCode.ShouldBe(0);

        File.ReadAllText(project.Folder.At("out.csv")).ShouldStartWith("id,scaled\n1,1\n2,2\n");
        project.Build("MyLib", "namespace MyLib;\n" + Scale.Replace("id * {factor}", "-id", StringComparison.Ordinal), ".");
        (await project.RunAsync()).ExitCode.ShouldBe(0);
        File.ReadAllText(project.Folder.At("out.csv")).ShouldStartWith("id,scaled\n1,-1\n");
    }

    [Fact]
    public async Task Resource_is_opened_once_around_all_attempts_and_disposed_at_the_end()
    {
        project.Folder.Write("Noting.cs", Noting);
        project.Pipeline("""{ name: noting, component_type: transformation, class_path: "Noting, Noting", config { input_view: n, output_view: made, failures: 2 }, depends_on: [numbers], retry { max_attempts: 3, initial_delay_seconds: 0.001, retry_on_exceptions: [TimeoutError] } }""");

        RunOutcome outcome = await project.RunAsync();

        ComponentProject.Shown(outcome.Diagnostics).ShouldBeEmpty();
        project.Log.ShouldBe(["define", "open", "run 1 of 5", "run 2 of 5", "run 3 of 5", "close", "dispose"]);
        project.Events.OfType<ModuleFinished>().Single(e => e.ModuleId == "noting").Attempts.ShouldBe(3);
    }

    [Fact]
    public async Task Failure_names_the_line_and_publishes_nothing()
    {
        project.Folder.Write("Noting.cs", Noting);
        project.Pipeline("""{ name: noting, component_type: transformation, class_path: "Noting, Noting.cs", config { input_view: n, output_view: made, failures: 9 }, depends_on: [numbers], retry { max_attempts: 2, initial_delay_seconds: 0.001, retry_on_exceptions: [ValueError] } }""");

        RunOutcome outcome = await project.RunAsync();

        outcome.ExitCode.ShouldBe(ExitCodes.RunTime);
        ComponentProject.Shown(outcome.Diagnostics).ShouldBe(["pipeline.conf:6:11 'noting' failed: TimeoutException: too slow (Noting.cs:10)"]);
        project.Log.ShouldBe(["define", "open", "run 1 of 5", "close", "dispose"]);
        File.Exists(project.Folder.At("out.csv")).ShouldBeFalse();
    }

    [Fact]
    public async Task Dry_run_defines_and_runs_nothing()
    {
        project.Folder.Write("Noting.cs", Noting);
        project.Pipeline("""{ name: noting, component_type: transformation, class_path: "Noting, Noting.cs", config { input_view: n, output_view: made }, depends_on: [numbers] }""");

        (await project.BindAsync()).ShouldBeEmpty();

        project.Log.ShouldBe(["define"]);
    }

    [Fact]
    public async Task Counting_rows_in_the_definition_is_refused()
    {
        project.Folder.Write("Count.cs", "public sealed class Count : DataFlow { protected override async ValueTask<Relation> DefineAsync(IComponentEngine engine) { await engine.CountAsync(engine.Table(\"n\")); return engine.Table(\"n\"); } }");
        project.Pipeline("""{ name: c, component_type: transformation, class_path: "Count, Count.cs", config { output_view: made }, depends_on: [numbers] }""");

        ComponentProject.Shown(await project.BindAsync()).ShouldBe(
            ["pipeline.conf:6:11 'c' calls CountAsync while it is being defined, when no row may be read. | Call it in RunAsync, or say what you need in SQL."]);
    }

    [Fact]
    public async Task Wrong_SQL_of_a_component_is_shown_with_its_place_in_that_SQL()
    {
        project.Folder.Write("Wrong.cs", "public sealed class Wrong : DataFlow { protected override ValueTask<Relation> DefineAsync(IComponentEngine engine) => engine.Sql(\"SELECT\\n  idd FROM n\"); }");
        project.Pipeline("""{ name: w, component_type: transformation, class_path: "Wrong, Wrong.cs", config { output_view: made }, depends_on: [numbers] }""");

        ComponentProject.Shown(await project.BindAsync()).ShouldBe(["w (SQL of the component):2:3 There is no column 'idd' in n. | Did you mean 'id'?"]);
    }

    [Fact]
    public async Task Finished_component_is_not_run_again_by_a_resume_unless_its_code_changed()
    {
        const string Fails = "public sealed class Fails : IComponent { public ValueTask RunAsync(IComponentContext context, CancellationToken token) => File.Exists(Path.Combine(context.BaseDirectory, \"go\")) ? default : throw new IOException(\"no\"); }";
        project.Folder.Write("Noting.cs", Noting);
        project.Folder.Write("Fails.cs", Fails);
        project.Pipeline("""
            { name: noting, component_type: transformation, class_path: "Noting, Noting.cs", config { input_view: n, output_view: made }, depends_on: [numbers] }
            { name: fails, component_type: sink, class_path: "Fails, Fails.cs", depends_on: [noting] }
            """);
        (await project.RunAsync(runId: "r1")).ExitCode.ShouldBe(ExitCodes.RunTime);
        (await project.RunAsync(new RunOptions { Resume = true, ResumeRunId = "r1" })).ExitCode.ShouldBe(ExitCodes.RunTime);
        project.Log.Count(l => l == "run 1 of 5").ShouldBe(1);

        project.Folder.Write("Noting.cs", Noting + "\n// Other bytes.");
        project.Folder.Write("go", "");
        RunOutcome outcome = await project.RunAsync(new RunOptions { Resume = true, ResumeRunId = "r1" });

        outcome.ExitCode.ShouldBe(0);
        project.Log.Count(l => l == "run 1 of 5").ShouldBe(2);
        File.ReadAllText(project.Folder.At("out.csv")).ShouldBe("id\n1\n2\n3\n4\n5\n");
    }

    [Fact]
    public async Task Compiled_source_is_kept_and_a_damaged_copy_made_anew()
    {
        project.Folder.Write("Scale.cs", Scale);
        project.Pipeline("""{ name: s, component_type: transformation, class_path: "Scale, Scale.cs", config { input_view: n, output_view: made, keep: id }, depends_on: [numbers] }""");
        (await project.RunAsync()).ExitCode.ShouldBe(0);
        string kept = Directory.GetFiles(project.Folder.At(".weir/code")).ShouldHaveSingleItem();
        byte[] image = await File.ReadAllBytesAsync(kept);
        await File.WriteAllBytesAsync(kept, image[..100]);

        (await project.RunAsync()).ExitCode.ShouldBe(0);

        (await File.ReadAllBytesAsync(kept)).ShouldBe(image);
    }

    [Fact]
    public async Task Rows_at_hand_become_a_relation_with_exact_values()
    {
        project.Folder.Write("Hand.cs", """
            public sealed class Hand : DataFlow
            {
                protected override ValueTask<Relation> DefineAsync(IComponentEngine engine) => engine.Rows(
                    new([new("a \"b\"", new PrimitiveType(PrimitiveKind.String)), new("n", new DecimalType(9, 3)), new("d", new PrimitiveType(PrimitiveKind.Date)), new("t", new PrimitiveType(PrimitiveKind.Boolean))]),
                    [["it's \\ 'x'", 1.5m, new DateOnly(2024, 2, 29), true], [null, null, null, null]]);
            }
            """);
        project.Pipeline("""{ name: h, component_type: source, class_path: "Hand, Hand.cs", config { output_view: made } }""");

        RunOutcome outcome = await project.RunAsync();

        ComponentProject.Shown(outcome.Diagnostics).ShouldBeEmpty();
        File.ReadAllText(project.Folder.At("out.csv")).ShouldBe("\"a \"\"b\"\"\",n,d,t\nit's \\ 'x',1.500,2024-02-29,true\n,,,\n");
    }
}
