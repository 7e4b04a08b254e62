using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Hosting.Testing;

/// <summary>An engine's session with ways to make relations of rows that were written down, and of queries.</summary>
internal sealed class TestBench(IEngineSession session, string engine) : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-test-").FullName;
    private Relation? ground;
    private int made;

    public IEngineSession Session => session;

    /// <summary>A relation of rows that were written down.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">Values as text, null for NULL.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Relation> RowsAsync(Schema columns, IReadOnlyList<IReadOnlyList<string?>> rows, CancellationToken cancellationToken)
    {
        string names = string.Join(", ", columns.Names.Select(Quoted));
        string query = rows.Count == 0
            ? $"SELECT {string.Join(", ", columns.Names.Select(n => $"CAST(NULL AS VARCHAR) AS {Quoted(n)}"))} WHERE false"
            : $"SELECT * FROM (VALUES {string.Join(", ", rows.Select(r => $"({string.Join(", ", r.Select(Literal))})"))}) AS written({names})";
        Relation texts = await QueryAsync(Sourceless(query), [Input("ground", await GroundAsync(cancellationToken).ConfigureAwait(false))], cancellationToken).ConfigureAwait(false);
        MappingNode types = MappingNode.Empty;
        foreach (SchemaField field in columns.Fields)
        {
            types = types.Set(Sourceless(field.Name), Sourceless(field.Type.ToString()!));
        }

        MappingNode cast = MappingNode.Empty.Set(Sourceless("op"), Sourceless("cast")).Set(Sourceless("columns"), types);
        return await DefineAsync(cast, [Input("written", texts)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The relation of a query.</summary>
    public Task<Relation> QueryAsync(ScalarNode query, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellationToken) =>
        DefineAsync(MappingNode.Empty.Set(Sourceless("op"), Sourceless("sql")).Set(Sourceless("query"), query), inputs, cancellationToken);

    public static ModuleInput Input(string alias, Relation relation) => new(alias, Ports.Main, relation) { ModuleId = alias };

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static ScalarNode Sourceless(string text) => new(text, ScalarKind.Text, SourceSpan.None);

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What queries without a source stand on: engines want an upstream for each.</summary>
    private async ValueTask<Relation> GroundAsync(CancellationToken cancellationToken)
    {
        if (ground is null)
        {
            string file = Path.Combine(folder, "ground.csv");
            await File.WriteAllTextAsync(file, "ground\n1\n", cancellationToken).ConfigureAwait(false);
            MappingNode config = MappingNode.Empty.Set(Sourceless("format"), Sourceless("csv")).Set(Sourceless("path"), Sourceless(file));
            ground = await DefineAsync(ModuleType.Ingress, config, [], cancellationToken).ConfigureAwait(false);
        }

        return ground;
    }

    private Task<Relation> DefineAsync(MappingNode config, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellationToken) =>
        DefineAsync(ModuleType.Channel, config, inputs, cancellationToken);

    /// <exception cref="WeirException">The engine can't make it; the finding says why.</exception>
    private async Task<Relation> DefineAsync(ModuleType type, MappingNode config, IReadOnlyList<ModuleInput> inputs, CancellationToken cancellationToken)
    {
        string id = $"_test_{++made}";
        ManifestModule module = new() { Id = id, Type = type, Label = id, Config = new Config(ModuleSpecs.Of(type), config), Engine = engine };
        DefinedModule defined = await session.DefineAsync(module, inputs, cancellationToken).ConfigureAwait(false);
        return defined.Diagnostics.FirstOrDefault(d => d.Severity == Severity.Error) is { } wrong ? throw new WeirException(wrong) : defined.Ports[Ports.Main];
    }

    private static string Literal(string? value) => value is null ? "CAST(NULL AS VARCHAR)" : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
