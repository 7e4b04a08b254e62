using Weir.Compiler.Lineage;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb;

namespace Weir.Compiler.Tests.Lineage;

/// <summary>Traces queries by the parse tree of the real engine, over inputs made of column names.</summary>
public sealed class ParsedQuery : IAsyncLifetime
{
    private IEngineSession session = null!;

    public async ValueTask InitializeAsync() => session = await new DuckDbEngine().OpenAsync(
        new EngineSessionOptions { BaseDirectory = Path.GetTempPath(), RunStartedAt = DateTimeOffset.UnixEpoch, Redactor = new SecretRedactor() }, CancellationToken.None);

    public ValueTask DisposeAsync() => session.DisposeAsync();

    /// <summary>Each output column as <c>column: module.column, ...</c>.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="outputs">The names of its columns, as the engine gives them.</param>
    /// <param name="inputs">Each as <c>alias(column, column)</c>.</param>
    internal async Task<IReadOnlyList<string>> TraceAsync(string sql, string outputs, params string[] inputs)
    {
        ScalarNode query = new(sql, ScalarKind.Text, SourceSpan.None);
        string? tree = await session.ParseAsync(new SqlText(query, SqlRole.Query), CancellationToken.None);
        MappingNode config = new([new MappingEntry(new ScalarNode("query", ScalarKind.Text, SourceSpan.None), query)], SourceSpan.None);
        return Show(Module(ModuleType.Channel, config), tree, outputs, inputs);
    }

    /// <summary>The same for a module without a query.</summary>
    internal static IReadOnlyList<string> Show(ManifestModule module, string? tree, string outputs, params string[] inputs)
    {
        IReadOnlyList<ColumnOrigin> origins = new ColumnLineageTracer().Trace(module, [.. inputs.Select(ReadInput)], new Relation("out", ReadSchema(outputs)), tree);
        return [.. outputs.Split(", ").Select(o => $"{o}: {string.Join(", ", origins.Where(x => x.Column == o).Select(x => $"{x.SourceModule}.{x.SourceColumn}"))}".TrimEnd())];
    }

    internal static ManifestModule Module(ModuleType type, MappingNode config) => new() { Id = "m", Type = type, Label = "m", Engine = "duckdb", Config = new Config(ModuleSpecs.Of(type), config) };

    private static ModuleInput ReadInput(string text)
    {
        int bracket = text.IndexOf('(', StringComparison.Ordinal);
        string alias = text[..bracket];
        return new ModuleInput(alias, "main", new Relation(alias, ReadSchema(text[(bracket + 1)..^1]))) { ModuleId = alias };
    }

    private static Schema ReadSchema(string names) => new([.. names.Split(", ").Select(n => new SchemaField(n, new PrimitiveType(PrimitiveKind.String)))]);
}
