using System.Data.Common;
using Weir.Conformance;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Engines.DuckDb;

namespace Weir.Connectors.Databases.Tests.Support;

/// <summary>A database, a connector for it and an engine, with short ways to write, publish and read.</summary>
public sealed class DatabaseBench : IAsyncDisposable
{
    private readonly Func<DbConnection> connect;

    private DatabaseBench(EngineHarness engine, IConnector connector, string format, string place, Func<DbConnection> connect)
    {
        Engine = engine;
        Connector = connector;
        Format = format;
        Place = place;
        this.connect = connect;
        Context = new ConnectorContext { BaseDirectory = engine.Folder, Redactor = Redactor };
    }

    public EngineHarness Engine { get; }

    public IConnector Connector { get; }

    public string Format { get; }

    /// <summary>The keys of a configuration that say where the database is, as JSON members.</summary>
    public string Place { get; }

    public SecretRedactor Redactor { get; } = new();

    public ConnectorContext Context { get; }

    public static async Task<DatabaseBench> OpenAsync(string format, IConnector connector, string place, Func<DbConnection> connect) =>
        new(await EngineHarness.OpenAsync(new DuckDbEngine(), connectors: new ConnectorCatalogue([new ConnectorEntry(format, [], () => connector)])), connector, format, place, connect);

    public void Execute(string sql)
    {
        using DbConnection connection = connect();
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>All rows, each value as text, joined by <c>|</c>.</summary>
    public string[] Query(string sql)
    {
        using DbConnection connection = connect();
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using DbDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        }

        return [.. rows];
    }

    public string Config(string more) => $$"""{"format": "{{Format}}", {{Place}}{{(more.Length > 0 ? ", " + more : "")}}}""";

    /// <summary>The rows of a DuckDB query.</summary>
    public Task<Relation> RowsAsync(string sql) => Engine.DefineAsync(ModuleType.Ingress, "rows", $$"""{"query": {{System.Text.Json.JsonSerializer.Serialize(sql)}}}""");

    /// <summary>The rows of a table or query of the database.</summary>
    public Task<Relation> SourceAsync(string more) => Engine.DefineAsync(ModuleType.Ingress, "source", Config(more));

    public ManifestModule Egress(string table, string mode, string more = "") =>
        Engine.Module(ModuleType.Egress, "save", Config($"\"table\": \"{table}\", \"mode\": \"{mode}\"{(more.Length > 0 ? ", " + more : "")}"));

    public ITargetStore TargetOf(ManifestModule module) => Connector.OpenTarget(module, Context);

    /// <summary>Stages rows; nothing is visible afterwards.</summary>
    public async Task<PublishStep> StageAsync(Relation rows, ManifestModule module, string runId = "run1")
    {
        string target = Connector.TargetOf(module, Context);
        string staged = TargetOf(module).Stage(target, runId, module.Id);
        await Engine.Session.WriteAsync(new WriteRequest { Module = module, Relation = rows, StagedPath = staged, AsFolder = false }, null, CancellationToken.None);
        return new PublishStep { ModuleId = module.Id, Kind = PublishKind.Transaction, Staged = staged, Target = target };
    }

    /// <summary>Stages and publishes the rows of a DuckDB query.</summary>
    public async Task WriteAsync(string sql, string table, string mode, string more = "", string runId = "run1")
    {
        ManifestModule module = Egress(table, mode, more);
        PublishStep step = await StageAsync(await RowsAsync(sql), module, runId);
        TargetOf(module).Publish(step);
        TargetOf(module).Discard(step.Target, runId);
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
