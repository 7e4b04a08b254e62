using Weir.Runner;

namespace Weir.Hosting.Tests.UserCode;

public sealed class ComponentFindingTests : IDisposable
{
    private const string Typed = """
        public enum Kind { FirstOne, SecondOne }
        public sealed record Part(string Name, int Count = 1);
        public sealed class Typed(string inputView, int size) : DataFlow
        {
            public TimeSpan Wait { get; init; }
            public Kind Kind { get; init; }
            public Dictionary<string, Part> Parts { get; init; } = [];
            public bool? Maybe { get; init; }
            public required Uri Url { get; init; }
            protected override ValueTask<Relation> DefineAsync(IComponentEngine engine) =>
                engine.Sql($"SELECT '{size}|{Wait}|{Kind}|{string.Join(";", Parts)}|{Maybe}|{Url}' AS all_of_it FROM {inputView} LIMIT 1");
        }
        """;

    private readonly ComponentProject project = new();

    public void Dispose() => project.Dispose();

    private void Component(string classPath, string config) =>
        project.Pipeline($"{{ name: c, component_type: transformation, class_path: \"{classPath}\", depends_on: [numbers], config {{ output_view: made, input_view: n{config} }} }}");

    [Fact]
    public async Task Settings_bind_to_every_kind_of_type()
    {
        project.Folder.Write("Typed.cs", Typed);
        Component("Typed, Typed.cs", ", size: 3, wait: 10 seconds, kind: second_one, parts { a { name: x }, b { name: y, count: 2 } }, maybe: null, url: \"http://h/p\"");

        RunOutcome outcome = await project.RunAsync();

        ComponentProject.Shown(outcome.Diagnostics).ShouldBeEmpty();
        File.ReadAllText(project.Folder.At("out.csv")).ShouldContain("3|00:00:10|SecondOne|[a, Part { Name = x, Count = 1 }];[b, Part { Name = y, Count = 2 }]||http://h/p");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_settings_is_said_at_once_with_places()
    {
        project.Folder.Write("Typed.cs", Typed);
        Component("Typed, Typed.cs", ", size: many, wayt: 3, kind: third, parts { a { nam: x } }");

        ComponentProject.Shown(await project.BindAsync()).ShouldBe(
        [
            "pipeline.conf:6:155 'config.wayt' is no setting of the class 'Typed'. | Did you mean 'wait'?",
            "pipeline.conf:6:149 'config.size' must be a whole number, but is the text 'many'.",
            "pipeline.conf:6:170 'config.kind' must be a Kind, but is the text 'third'. | Expected one of: first_one, second_one.",
            "pipeline.conf:6:189 'config.parts.a.nam' is no setting of the class 'Part'. | Did you mean 'name'?",
            "pipeline.conf:6:187 'config.parts.a.name' is missing. | Add 'name'.",
            "pipeline.conf:6:107 'config.url' is missing. | Add 'url'.",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task Compile_errors_point_into_the_source_file()
    {
        project.Folder.Write("Typed.cs", "public sealed class Typed : DataFlow\n{\n    int x = \"text\";\n}\n");
        Component("Typed, Typed.cs", "");

        ComponentProject.Shown(await project.BindAsync()).ShouldBe(
        [
            "Typed.cs:1:21 CS0534: 'Typed' does not implement inherited abstract member 'DataFlow.DefineAsync(IComponentEngine)'",
            "Typed.cs:3:13 CS0029: Cannot implicitly convert type 'string' to 'int'",
        ], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Lib.Typt, Typed.cs", "'Typed.cs' has no public class 'Lib.Typt'.")]
    [InlineData("Part, Typed.cs", "The class 'Part' is not a Weir.Core.Components.IComponent.")]
    [InlineData("Lib.A, Lib", "There is no 'Lib' for the class 'Lib.A'.")]
    [InlineData("Nothing", "'Nothing' names no assembly and no source file.")]
    public async Task Class_that_can_t_be_had_is_said(string classPath, string message)
    {
        project.Folder.Write("Typed.cs", Typed);
        Component(classPath, "");

        (await project.BindAsync()).ShouldHaveSingleItem().Message.ShouldBe(message);
    }

    [Fact]
    public async Task Damaged_assembly_is_a_finding()
    {
        project.Folder.Write("Lib.dll", "no assembly");
        Component("Lib.A, Lib", "");

        (await project.BindAsync()).ShouldHaveSingleItem().Message.ShouldStartWith("'Lib.dll' can't be loaded: ");
    }

    [Fact]
    public async Task Contracts_of_neighbours_and_of_the_engine_are_compared()
    {
        project.Folder.Write("Pair.cs", """
            public sealed class Gives : SchemaAwareDataFlow
            {
                public override Schema? OutputSchema => new([new("id", new PrimitiveType(PrimitiveKind.BigInt)), new("extra", new PrimitiveType(PrimitiveKind.String), true)]);
                protected override ValueTask<Relation> DefineAsync(IComponentEngine engine) => engine.Sql("SELECT id, 'x' AS extra FROM n");
            }
            public sealed class Takes : SchemaAwareDataFlow
            {
                public override Schema? InputSchema(string input) => new([new("id", new PrimitiveType(PrimitiveKind.BigInt)), new("extra", new PrimitiveType(PrimitiveKind.String), false), new("gone", new PrimitiveType(PrimitiveKind.Int), true)]);
                protected override ValueTask<Relation> DefineAsync(IComponentEngine engine) => engine.Sql("SELECT * FROM mid");
            }
            """);
        project.Pipeline("""
            { name: gives, component_type: transformation, class_path: "Gives, Pair.cs", depends_on: [numbers], config { output_view: mid } }
            { name: takes, component_type: transformation, class_path: "Takes, Pair.cs", depends_on: [gives], config { input_view: mid, output_view: made } }
            """);

        ComponentProject.Shown(await project.BindAsync()).ShouldBe(["pipeline.conf:7:9 'takes' can't rely on 'mid': column 'extra' may be NULL, but must not. | Correct the contract, or cast the column upstream."]);
    }
}
