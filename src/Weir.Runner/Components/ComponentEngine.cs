using System.Globalization;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Components;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Runner.Components;

/// <summary>The engine as one component sees it: every query becomes a Channel of its own (an Ingress where there is nothing to read), made by whichever engine runs the module.</summary>
internal sealed class ComponentEngine(ManifestModule module, IReadOnlyList<ModuleInput> inputs, IEngineSession session) : IComponentEngine
{
    private readonly Dictionary<string, Relation> views = new(StringComparer.OrdinalIgnoreCase);
    private IProgress<WorkProgress>? progress;
    private CancellationToken cancellation;
    private int queries;

    public string Name => module.Engine;

    /// <summary>Begins a phase.</summary>
    /// <param name="runProgress">Hears of the work; null while components are only defined, when no row may be read.</param>
    /// <param name="cancellationToken">Ends the phase.</param>
    public void Begin(IProgress<WorkProgress>? runProgress, CancellationToken cancellationToken)
    {
        progress = runProgress;
        cancellation = cancellationToken;
    }

    public async ValueTask<Relation> Sql(string query)
    {
        string id = $"{module.Id}__sql{(++queries).ToString(CultureInfo.InvariantCulture)}";
        List<ModuleInput> visible = [.. inputs.Where(i => !views.ContainsKey(i.Alias))];
        visible.AddRange(views.Select(v => new ModuleInput(v.Key, Ports.Main, v.Value) { ModuleId = v.Key }));
        DefinedModule defined = await session.DefineAsync(QueryModule(id, query, visible.Count > 0), visible, cancellation).ConfigureAwait(false);
        return defined.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error) is { } error
            ? throw new WeirException(error with { ModuleId = module.Id })
            : defined.Ports[Ports.Main];
    }

    public ValueTask<Relation> Rows(Schema columns, IEnumerable<IReadOnlyList<object?>> rows) => Sql(RowsSql.Of(columns, rows, Name));

    public Relation Table(string name) =>
        views.GetValueOrDefault(name) ?? inputs.FirstOrDefault(i => string.Equals(i.Alias, name, StringComparison.OrdinalIgnoreCase))?.Relation
        ?? throw new WeirException(new Diagnostic(RunnerCodes.ComponentFailed, module.Span, $"'{name}' is no input of '{module.Id}'.")
        {
            ModuleId = module.Id,
            Hint = Suggestion.Hint(name, [.. inputs.Select(i => i.Alias), .. views.Keys]),
        });

    public void CreateView(string name, Relation relation) => views[name] = relation;

    public async ValueTask<long> CountAsync(Relation relation)
    {
        RequireRun(nameof(CountAsync));
        IReadOnlyList<MeasureValue> counted = await session.MeasureAsync(relation, [new RowCount()], progress, cancellation).ConfigureAwait(false);
        return Convert.ToInt64(counted[0].Value, CultureInfo.InvariantCulture);
    }

    public ValueTask<IReadOnlyList<IReadOnlyList<string>>> CollectAsync(Relation relation, int limit)
    {
        RequireRun(nameof(CollectAsync));
        return session.PeekAsync(relation, [.. relation.Schema.Names], limit, cancellation);
    }

    private void RequireRun(string method)
    {
        if (progress is null)
        {
            throw new WeirException(new Diagnostic(RunnerCodes.ComponentFailed, module.Span, $"'{module.Id}' calls {method} while it is being defined, when no row may be read.")
            {
                ModuleId = module.Id,
                Hint = "Call it in RunAsync, or say what you need in SQL.",
            });
        }
    }

    private ManifestModule QueryModule(string id, string query, bool reads)
    {
        SourceText source = new($"{module.Id} (SQL of the component)", query);
        ScalarNode text = new(query, ScalarKind.Text, new SourceSpan(source, 0, Math.Max(query.Length, 1)), _ => new TextMap(source, [new TextRun(0, 0, true)]));
        MappingNode node = reads
            ? new MappingNode([Entry(ChannelSpec.Op, new ScalarNode("sql", ScalarKind.Text, SourceSpan.None)), Entry(ChannelSpec.Query, text)], text.Span)
            : new MappingNode([Entry(IngressSpec.Query, text)], text.Span);
        return module with
        {
            Id = id,
            Type = reads ? ModuleType.Channel : ModuleType.Ingress,
            Config = new Config(reads ? ChannelSpec.Spec : IngressSpec.Spec, node),
            Refinement = null,
        };
    }

    private static MappingEntry Entry(Field field, Node value) => new(new ScalarNode(field.Name, ScalarKind.Text, SourceSpan.None), value);
}
