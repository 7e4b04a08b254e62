using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Runner.Tests.Fakes;

/// <summary>An engine that writes down what it is asked, and answers as it is told.</summary>
internal sealed class FakeEngine(FakeTargets targets) : IEngine, IEngineSession
{
    public static readonly Schema Columns = new([
        new SchemaField("id", new PrimitiveType(PrimitiveKind.BigInt)),
        new SchemaField("name", new PrimitiveType(PrimitiveKind.String)),
        new SchemaField("day", new PrimitiveType(PrimitiveKind.Date)),
    ]);

    public List<string> Log { get; } = [];

    /// <summary>Answers a measure on a relation.</summary>
    public Func<Relation, Measure, object?> Answer { get; set; } = (_, measure) => measure is RowCount or RowsWhere or NullCount ? 10L : null;

    /// <summary>Called before each write and measure with what is done; may throw.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>Work that never ends by itself.</summary>
    public Func<string, bool> Hang { get; set; } = _ => false;

    /// <summary>A step that nothing stops: work is never drained before it has ended.</summary>
    public TaskCompletionSource? Stuck { get; set; }

    /// <summary>Findings of defining a module.</summary>
    public Func<ManifestModule, IReadOnlyList<Diagnostic>> Findings { get; set; } = _ => [];

    /// <summary>False for runs so large that the log would be in the way.</summary>
    public bool KeepsLog { get; set; } = true;

    public string Name => "fake";

    public EngineCapabilities Capabilities { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>(), [], []);

    public ComponentSpec Settings { get; } = new(ComponentKind.Part, "fake", "", []);

    public ValueTask<IEngineSession> OpenAsync(EngineSessionOptions options, CancellationToken cancellationToken) => new(this);

    public ValueTask<DefinedModule> DefineAsync(ManifestModule module, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellationToken)
    {
        Note($"define {module.Id}({string.Join(",", inputs.Select(i => $"{i.Alias}={i.Relation.Name}"))})");
        IReadOnlyList<Diagnostic> findings = Findings(module);
        return new(new DefinedModule(findings.Any(f => f.Severity == Severity.Error) ? new Dictionary<string, Relation>() : PortsOf(module, inputs), findings));
    }

    public ValueTask<Relation> FilterErrorTypesAsync(Relation spillway, IReadOnlyList<string> errorTypes, CancellationToken cancellationToken) =>
        new(new Relation($"{spillway.Name}[{string.Join("|", errorTypes)}]", spillway.Schema));

    public ValueTask SettleAsync(Relation relation, int readers, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        Note($"settle {relation.Name} for {readers}");
        return default;
    }

    public ValueTask<IReadOnlyList<MeasureValue>> MeasureAsync(
        Relation relation, IReadOnlyList<Measure> measures, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string work = $"measure {relation.Name} x{measures.Count}";
        Note(work);
        Before(work);
        return new([.. measures.Select(m => new MeasureValue(m, Answer(relation, m)))]);
    }

    public ValueTask<IReadOnlyList<IReadOnlyList<string>>> PeekAsync(Relation relation, IReadOnlyList<string> columns, int limit, CancellationToken cancellationToken)
    {
        Note($"peek {relation.Name} {limit}");
        return new([["1", "\"a\"", "null"]]);
    }

    public ValueTask<string?> ParseAsync(SqlText sql, CancellationToken cancellationToken) => new($"tree of {sql}");

    public async ValueTask<WriteResult> WriteAsync(WriteRequest request, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string work = request.StagedPath.Contains("/checkpoints-", StringComparison.Ordinal) ? $"keep {request.Module.Id}" : $"write {request.Module.Id}";
        Note($"{work} from {request.Relation.Name}{(request.AsFolder ? " as folder" : "")}{(request.ExistingFile is null ? "" : " behind " + request.ExistingFile)}");
        progress?.Report(new WorkProgress(5, 10));
        Before(work);
        if (Hang(work))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        string before = request.ExistingFile is { } existing ? targets.Files[existing] + "+" : "";
        if (request.StagedPath.Contains("/checkpoints-", StringComparison.Ordinal))
        {
            // Kept rows are files, not targets.
            await File.WriteAllTextAsync(request.StagedPath, request.Relation.Name, cancellationToken);
            return new WriteResult(10, 100);
        }

        targets.Files[request.StagedPath] = $"{before}{request.Relation.Name}";
        return new WriteResult(10, 100);
    }

    public ValueTask DrainAsync() => Stuck is { } step ? new(step.Task) : default;

    public ValueTask DisposeAsync()
    {
        Note("dispose");
        return DrainAsync();
    }

    public static Diagnostic Error(string message, string? moduleId = null, Fault fault = Fault.Data) =>
        new(new DiagnosticCode("TEST0001", "test-error", Severity.Error, fault, ""), SourceSpan.None, message) { ModuleId = moduleId };

    private static Dictionary<string, Relation> PortsOf(ManifestModule module, IReadOnlyList<ModuleInput> inputs) => module.Type switch
    {
        ModuleType.Egress or ModuleType.Probe => [],
        ModuleType.Ingress when module.Config.Get(IngressSpec.Path) is { } path && path.Contains("/checkpoints-", StringComparison.Ordinal) =>
            new() { [Ports.Main] = new Relation(File.ReadAllText(path), Columns) },
        ModuleType.Regulator => new() { [Ports.Main] = inputs[0].Relation },
        ModuleType.Junction => module.Config.Get(JunctionSpec.Branches).ToDictionary(b => b.Get(JunctionSpec.BranchId), _ => inputs[0].Relation),
        ModuleType.Assert when AssertRule.ReadAll(module).Any(r => r.MovesRows) =>
            new() { [Ports.Main] = new Relation(module.Id, Columns), [Ports.Spillway] = new Relation($"{module.Id}.spillway", Columns) },
        ModuleType.Assert => new() { [Ports.Main] = inputs[0].Relation },
        _ => new() { [Ports.Main] = new Relation(module.Id, Columns) },
    };

    private void Note(string what)
    {
        if (KeepsLog)
        {
            Log.Add(what);
        }
    }
}
