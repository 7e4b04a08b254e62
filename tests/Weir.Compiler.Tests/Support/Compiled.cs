using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Support;

/// <summary>Compiles YAML and looks at what came of it.</summary>
internal sealed class Compiled
{
    private Compiled(string yaml, CompileResult result)
    {
        Yaml = yaml;
        Result = result;
    }

    public string Yaml { get; }

    public CompileResult Result { get; }

    public Manifest Manifest => Result.Manifest ?? throw new InvalidOperationException("No manifest:\n" + string.Join('\n', Findings));

    /// <summary>Every finding as <c>line:column code message | hint</c>, in the order of the text.</summary>
    public IReadOnlyList<string> Findings => [.. Result.Diagnostics.InSourceOrder().Select(Show)];

    public static CompileOptions Options { get; } = new()
    {
        Engines = new Dictionary<string, IEngine> { ["duckdb"] = new FakeEngine() },
        CheckSources = false,
        RunId = "run-1",
        ExecutionDate = new DateOnly(2024, 3, 15),
        Depot = key => key == "watermark" ? "2024-01-31" : null,
    };

    public static Compiled From(string yaml, Func<CompileOptions, CompileOptions>? with = null, string folder = "/project")
    {
        CompileOptions options = with?.Invoke(Options) ?? Options;
        return new Compiled(yaml, BlueprintCompiler.Compile(Blueprints.Parse(yaml, folder: folder), options));
    }

    /// <summary>An Ingress, a Channel with this query, an Egress; without edges.</summary>
    public static Compiled FromQuery(string query, string head = "", Func<CompileOptions, CompileOptions>? with = null) => From(
        $"""
        id: test
        {head}
        modules:
          - id: rows
            type: Ingress
            config: {"{"} path: in.csv {"}"}
          - id: query
            type: Channel
            config:
              query: |
                {query.Replace("\n", "\n        ", StringComparison.Ordinal)}
          - id: save
            type: Egress
            config: {"{"} path: out.parquet {"}"}
        """,
        with);

    /// <summary>A value of a module's configuration.</summary>
    public ScalarNode Value(string module, string key) => (ScalarNode)Manifest.Find(module)!.Config.Node[key]!;

    public string Query => Value("query", "query").Text.TrimEnd('\n');

    /// <summary>The text of the author's line from a place on.</summary>
    public string At(SourceSpan span, int length) => Yaml.Substring(span.Start, length);

    public void ShouldHave(params string[] findings) => Findings.ShouldBe(findings);

    private static string Show(Diagnostic diagnostic) =>
        $"{(diagnostic.Span.Source?.Path is { } path && path != "blueprint.yml" ? path + ":" : "")}{diagnostic.Span.Line}:{diagnostic.Span.Column} {diagnostic.Code.Slug} {diagnostic.Message}{(diagnostic.Hint is null ? "" : " | " + diagnostic.Hint)}";
}
