using Weir.Compiler;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Dialects.Components;
using Weir.Engines.DuckDb;
using Weir.Formats.Hocon;

namespace Weir.Dialects.Tests.Components.Support;

/// <summary>A pipeline's text, read and compiled.</summary>
internal sealed class Pipeline
{
    private readonly DiagnosticBag bag = [];

    private Pipeline(string text, string folder, IReadOnlyDictionary<string, string> environment)
    {
        SourceText source = new("pipeline.conf", text);
        Document document = HoconFormat.Read(source, new HoconReadOptions { Environment = n => environment.GetValueOrDefault(n) }, bag);
        Blueprint = ComponentsDialect.Read(document, folder, bag);
        if (Blueprint is not null && !bag.HasErrors)
        {
            CompileResult result = BlueprintCompiler.Compile(Blueprint, new CompileOptions
            {
                Engines = new Dictionary<string, IEngine> { ["duckdb"] = new DuckDbEngine() },
                Environment = environment,
                CheckSources = false,
                Redactor = Redactor,
            });
            bag.AddRange(result.Diagnostics);
            compiled = result.Manifest;
        }
    }

    private readonly Manifest? compiled;

    public SecretRedactor Redactor { get; } = new();

    public Blueprint? Blueprint { get; }

    public Manifest Manifest => compiled ?? throw new InvalidOperationException(string.Join('\n', Findings));

    public IReadOnlyList<string> Findings => [.. bag.InSourceOrder().Select(d => $"{d.Span.Line}:{d.Span.Column} {d.Code.Slug} {d.Message}")];

    public IReadOnlyList<string?> Hints => [.. bag.InSourceOrder().Select(d => d.Hint)];

    public string Order => string.Join(", ", Manifest.Modules.Select(m => m.Id));

    public string Edges => string.Join(", ", Manifest.Edges.Select(e => $"{e.From}->{e.To} as {e.Alias}"));

    public static Pipeline From(string text, string folder = "/project", Dictionary<string, string>? environment = null) => new(text, folder, environment ?? []);

    /// <summary>A whole pipeline around some components.</summary>
    public static Pipeline Of(string components, string head = "", Dictionary<string, string>? environment = null) =>
        From($"name: test, version: \"1.0.0\"\n{head}\ncomponents: [\n{components}\n]", environment: environment);

    /// <summary>A source that others may read as the view of its name.</summary>
    public static string Source(string name, string more = "") =>
        $$"""{ name: {{name}}, component_type: source, class_path: SqlSource, {{more}} config { sql: "SELECT 1 AS x", output_view: {{name}} } }""" + "\n";

    public static string Transform(string name, string sql, string more = "", string? view = null) =>
        $$"""{ name: {{name}}, component_type: transformation, class_path: SqlTransform, {{more}} config { sql: "{{sql}}", output_view: {{view ?? name}} } }""" + "\n";

    public static string Sink(string name, string view, string more = "") =>
        $$"""{ name: {{name}}, component_type: sink, class_path: WriteCsv, {{more}} config { input_view: {{view}}, path: "out/{{name}}.csv" } }""" + "\n";
}
