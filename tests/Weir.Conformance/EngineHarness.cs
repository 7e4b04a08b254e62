using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Conformance;

/// <summary>An engine's session in a folder of its own, with short ways to define modules and to look at rows.</summary>
public sealed class EngineHarness : IAsyncDisposable
{
    private readonly Dictionary<string, DefinedModule> defined = new(StringComparer.Ordinal);

    private EngineHarness(IEngine engine, IEngineSession session, string folder)
    {
        Engine = engine;
        Session = session;
        Folder = folder;
    }

    /// <summary>When the run "began".</summary>
    public static DateTimeOffset RunStartedAt { get; } = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public IEngine Engine { get; }

    public IEngineSession Session { get; }

    /// <summary>A folder that is removed afterwards.</summary>
    public string Folder { get; }

    public static async Task<EngineHarness> OpenAsync(IEngine engine, string settings = "{}", SecretRedactor? redactor = null, ConnectorCatalogue? connectors = null)
    {
        string folder = Directory.CreateTempSubdirectory("weir-engine-").FullName;
        EngineSessionOptions options = new()
        {
            BaseDirectory = folder,
            RunStartedAt = RunStartedAt,
            Redactor = redactor ?? new SecretRedactor(),
            Settings = JsonNodes.Parse(settings),
            Connectors = connectors ?? ConnectorCatalogue.None,
        };
        return new EngineHarness(engine, await engine.OpenAsync(options, CancellationToken.None), folder);
    }

    /// <summary>A module; its configuration is JSON.</summary>
    public ManifestModule Module(ModuleType type, string id, string config)
    {
        MappingNode node = JsonNodes.Parse(config);
        DiagnosticBag bag = new();
        ModuleSpecs.Of(type).Check(node, new SpecReader(bag, id));
        bag.ShouldBeEmpty();
        return new ManifestModule { Id = id, Type = type, Label = id, Config = new Config(ModuleSpecs.Of(type), node), Engine = Engine.Name, Span = node.Span };
    }

    /// <summary>Defines a module, which must be right, and gives its main output.</summary>
    /// <param name="inputs">Upstream ids, <c>id.port</c> for another port than main, <c>alias=id</c> for another name.</param>
    public async Task<Relation> DefineAsync(ModuleType type, string id, string config, params string[] inputs)
    {
        DefinedModule module = await TryDefineAsync(type, id, config, inputs);
        module.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Message).ShouldBeEmpty();
        return module.Ports.TryGetValue(Ports.Main, out Relation? relation) ? relation : new Relation("", Core.Data.Schema.Empty);
    }

    /// <summary>Defines a module that may be wrong.</summary>
    public async Task<DefinedModule> TryDefineAsync(ModuleType type, string id, string config, params string[] inputs)
    {
        DefinedModule module = await Session.DefineAsync(Module(type, id, config), [.. inputs.Select(Input)], CancellationToken.None);
        defined[id] = module;
        return module;
    }

    /// <summary>A port of a module that was defined.</summary>
    public Relation Port(string id, string port) => defined[id].Ports[port];

    /// <summary>An Ingress over a CSV file with these lines.</summary>
    public async Task<Relation> RowsAsync(string id, params string[] lines)
    {
        string file = Path.Combine(Folder, id + ".csv");
        await File.WriteAllLinesAsync(file, lines);
        return await DefineAsync(ModuleType.Ingress, id, $$"""{"format":"csv","path":"{{file}}"}""");
    }

    /// <summary>All rows, each value as JSON, each row joined by <c>|</c>, ordered by the text.</summary>
    public async Task<string[]> ReadAsync(Relation relation, params string[] columns) => [.. (await ReadInOrderAsync(relation, columns)).Order(StringComparer.Ordinal)];

    /// <summary>The same in the order in which the engine gives them.</summary>
    public async Task<string[]> ReadInOrderAsync(Relation relation, params string[] columns) =>
        [.. (await Session.PeekAsync(relation, columns, 100_000, CancellationToken.None)).Select(row => string.Join('|', row))];

    public async Task<object?> MeasureAsync(Relation relation, Measure measure) =>
        (await Session.MeasureAsync(relation, [measure], null, CancellationToken.None)).ShouldHaveSingleItem().Value;

    /// <summary>Writes a relation by an Egress with this configuration to a staged path, and gives the result.</summary>
    public async Task<WriteResult> WriteAsync(Relation relation, string config, string staged, bool asFolder = false, string? existing = null, string? target = null)
    {
        ManifestModule module = Module(ModuleType.Egress, "save", config);
        DefinedModule checkedModule = await Session.DefineAsync(module, [new ModuleInput("in", Ports.Main, relation) { ModuleId = "in" }], CancellationToken.None);
        checkedModule.Diagnostics.Select(d => d.Message).ShouldBeEmpty();
        WriteRequest request = new()
        {
            Module = module, Relation = relation, StagedPath = Path.Combine(Folder, staged), AsFolder = asFolder, FileStem = "run1-save", ExistingFile = existing, ExistingTarget = target,
        };
        return await Session.WriteAsync(request, null, CancellationToken.None);
    }

    /// <summary>An SQL text without a place.</summary>
    public static SqlText Sql(string text, SqlRole role = SqlRole.Aggregate) => new(new ScalarNode(text, ScalarKind.Text, SourceSpan.None), role);

    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private ModuleInput Input(string text)
    {
        string[] parts = text.Split('=');
        string source = parts[^1];
        string[] path = source.Split('.');
        string port = path.Length > 1 ? path[1] : Ports.Main;
        Relation relation = defined[path[0]].Ports[port];
        return new ModuleInput(parts.Length > 1 ? parts[0] : port == Ports.Main || port == Ports.Spillway ? path[0] : source, port, relation) { ModuleId = path[0] };
    }
}
