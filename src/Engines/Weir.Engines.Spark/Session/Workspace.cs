using System.Net;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Connect.Artifacts;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Connect.Execution;
using Weir.Engines.Spark.Local;
using Weir.Engines.Spark.Sql;
using Weir.Engines.Spark.Values;

namespace Weir.Engines.Spark.Session;

/// <summary>A session on a server: the relations as plans, and the way from errors back to the Blueprint.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly List<Wire.Relation> persisted = [];

    private readonly ConnectServer? own;

    private Workspace(SparkClient client, ConnectServer? own, EngineSessionOptions options)
    {
        this.own = own;
        Client = client;
        Options = options;
        Relations = new RelationCatalog(client);
        Errors = new ErrorTranslator(Statements, Sources, options.Redactor);
    }

    internal SparkClient Client { get; }

    internal EngineSessionOptions Options { get; }

    internal SqlStatements Statements { get; } = new();

    internal SourceRegistry Sources { get; } = new();

    internal RelationCatalog Relations { get; }

    internal ErrorTranslator Errors { get; }

    /// <summary>The plan that was last looked at, when the server refused it.</summary>
    internal Wire.Relation? Refused { get; private set; }

    /// <exception cref="WeirException">The server can't be had, or refuses a setting.</exception>
    internal static async Task<Workspace> OpenAsync(EngineSessionOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        Config config = SessionSettings.Read(options);
        string? master = SessionSettings.OwnMaster(config);
        if (master is null)
        {
            return await OpenAsync(config, SessionSettings.Address(config, options), null, options, time, cancellationToken).ConfigureAwait(false);
        }

        ConnectServer own = await ConnectServer.StartAsync(master, config.SpanOf(SessionSettings.Master), SessionSettings.Own(config), time, cancellationToken).ConfigureAwait(false);
        try
        {
            options.Redactor.Register(own.Address.Token!);
            return await OpenAsync(config, own.Address, own, options, time, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await own.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<Workspace> OpenAsync(
        Config config, SparkAddress address, ConnectServer? own, EngineSessionOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        Workspace? workspace = null;
        try
        {
            SparkClient client = await SparkClient.ConnectAsync(address, new SparkClientOptions { Time = time }, cancellationToken).ConfigureAwait(false);
            workspace = new Workspace(client, own, options);
            await workspace.PrepareAsync(config, address, cancellationToken).ConfigureAwait(false);
            return workspace;
        }
        catch (SparkException exception)
        {
            if (workspace is not null)
            {
                await workspace.DisposeAsync().ConfigureAwait(false);
            }

            ErrorTranslator errors = new(new SqlStatements(), new SourceRegistry(), options.Redactor);
            Diagnostic finding = errors.Translate(exception.Error, new ErrorContext(null, config.Node.Span, []));
            string place = exception.Error.Failure == SparkFailure.Unreachable ? $" ({address})" : "";
            throw new WeirException(finding with { Code = EngineCodes.EngineUnavailable, Message = finding.Message + place }, exception);
        }
    }

    /// <summary>Defines a relation by SQL over others; it is checked against their columns but reads no rows.</summary>
    /// <exception cref="SparkException">The SQL is wrong.</exception>
    internal Task<Relation> DefineAsync(string name, SqlComposer query, CancellationToken cancellationToken)
    {
        string sql = Statements.Register(query.Build());
        IReadOnlyList<SqlReference> references = query.References;
        RelationEntry entry = new(
            name, upstreams => SqlPlan(sql, references, upstreams), [.. references.Select(reference => reference.Relation).Distinct(StringComparer.Ordinal)], VolatileWords.AnyOf(query.Words))
        {
            ReadsOnce = query.ReadsOnce && references.Count == 1,
        };
        return DefineAsync(entry, cancellationToken);
    }

    /// <summary>Defines a relation by a plan.</summary>
    /// <exception cref="SparkException">The plan is wrong.</exception>
    internal async Task<Relation> DefineAsync(RelationEntry entry, CancellationToken cancellationToken)
    {
        Relations.Add(entry);
        Wire.Relation plan = await Relations.PlanAsync(entry.Name, cancellationToken).ConfigureAwait(false);
        entry.Schema = await SchemaOfAsync(plan, cancellationToken).ConfigureAwait(false);
        return new Relation(entry.Name, entry.Schema);
    }

    /// <summary>The plan of a query that no relation stands for.</summary>
    /// <exception cref="SparkException">A view that it needs can't be made.</exception>
    internal async Task<Wire.Relation> PlanAsync(SqlComposer query, CancellationToken cancellationToken)
    {
        string sql = Statements.Register(query.Build());
        Dictionary<string, Wire.Relation> upstreams = new(StringComparer.Ordinal);
        foreach (SqlReference reference in query.References)
        {
            upstreams[reference.Relation] = await Relations.PlanAsync(reference.Relation, cancellationToken).ConfigureAwait(false);
        }

        return SqlPlan(sql, query.References, upstreams);
    }

    /// <summary>The columns of a query.</summary>
    /// <exception cref="SparkException">The SQL is wrong.</exception>
    internal async Task<Schema> SchemaOfAsync(SqlComposer query, CancellationToken cancellationToken)
    {
        Wire.Relation plan = await PlanAsync(query, cancellationToken).ConfigureAwait(false);
        return await SchemaOfAsync(plan, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Schema> SchemaOfAsync(Wire.Relation plan, CancellationToken cancellationToken)
    {
        Refused = plan;
        Schema schema = SparkTypes.ToSchema(await Client.SchemaAsync(plan, cancellationToken).ConfigureAwait(false));
        Refused = null;
        return schema;
    }

    /// <summary>All rows of a small query, each read by a function while its columns are there.</summary>
    /// <exception cref="SparkException">It failed.</exception>
    internal async Task<List<T>> RowsAsync<T>(Wire.Relation plan, Func<ColumnBatch, int, T> read, Action<Wire.ExecutePlanResponse>? told, CancellationToken cancellationToken)
    {
        List<T> rows = [];
        await foreach (ColumnBatch batch in Client.ReadAsync(new Wire.Plan { Root = plan }, told, cancellationToken).ConfigureAwait(false))
        {
            using (batch)
            {
                for (int row = 0; row < batch.RowCount; row++)
                {
                    rows.Add(read(batch, row));
                }
            }
        }

        return rows;
    }

    /// <summary>Runs a statement.</summary>
    /// <exception cref="SparkException">It failed.</exception>
    internal async Task<bool> DoAsync(string statement)
    {
        await Client.RunSqlAsync(new Wire.Relation { Sql = new Wire.SQL { Query = statement } }, null, CancellationToken.None).ConfigureAwait(false);
        return true;
    }

    /// <summary>A column of a small result, as texts; NULL is left out.</summary>
    /// <exception cref="SparkException">It failed.</exception>
    internal async Task<List<string>> TextsAsync(string query, int column)
    {
        Wire.Relation plan = new() { Sql = new Wire.SQL { Query = query } };
        List<object?> cells = await RowsAsync(plan, (batch, row) => CellReader.Read(batch[column], row), null, CancellationToken.None).ConfigureAwait(false);
        return [.. cells.OfType<string>()];
    }

    /// <summary>Has the cluster keep a relation's rows when they are first computed.</summary>
    /// <exception cref="SparkException">The plan is wrong, or the server is gone.</exception>
    internal async Task PersistAsync(Relation relation, Wire.StorageLevel level, CancellationToken cancellationToken)
    {
        Wire.Relation plan = await Relations.PlanAsync(relation.Name, cancellationToken).ConfigureAwait(false);
        Wire.AnalyzePlanRequest.Types.Persist persist = new() { Relation = plan, StorageLevel = level };
        await Client.AnalyzeAsync(new Wire.AnalyzePlanRequest { Persist = persist }, cancellationToken).ConfigureAwait(false);
        persisted.Add(plan);
        Relations.Keep(relation, plan);
    }

    /// <summary>Gives back what the cluster keeps for us (kept rows outlive a session otherwise), then the session.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (Wire.Relation plan in persisted)
        {
            try
            {
                Wire.AnalyzePlanRequest.Types.Unpersist unpersist = new() { Relation = plan };
                await Client.AnalyzeAsync(new Wire.AnalyzePlanRequest { Unpersist = unpersist }, CancellationToken.None).ConfigureAwait(false);
            }
            catch (SparkException)
            {
                // The server is gone, and what it kept with it.
                break;
            }
        }

        await Client.DisposeAsync().ConfigureAwait(false);
        if (own is not null)
        {
            await own.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A statement with the plans that its names stand for.</summary>
    internal static Wire.Relation SqlPlan(string sql, IReadOnlyList<SqlReference> references, IReadOnlyDictionary<string, Wire.Relation> upstreams)
    {
        Wire.Relation statement = new() { Sql = new Wire.SQL { Query = sql } };
        if (references.Count == 0)
        {
            return statement;
        }

        Wire.WithRelations with = new() { Root = statement };
        with.References.AddRange(references.Select(reference => new Wire.Relation
        {
            SubqueryAlias = new Wire.SubqueryAlias { Input = upstreams[reference.Relation], Alias = reference.Alias },
        }));
        return new Wire.Relation { WithRelations = with };
    }

    private async Task PrepareAsync(Config config, SparkAddress address, CancellationToken cancellationToken)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["spark.sql.session.timeZone"] = Options.TimeZone,
            ["spark.sql.ansi.enabled"] = "true",
            ["spark.databricks.delta.autoCompact.enabled"] = "false",
            ["spark.sql.parquet.outputTimestampType"] = "TIMESTAMP_MICROS",
            ["spark.connect.progress.reportInterval"] = "500ms",
        };
        if (Client.Version >= ServerVersion.Chunking)
        {
            settings["spark.sql.execution.arrow.compression.codec"] = IPAddress.TryParse(address.Host, out IPAddress? ip) && IPAddress.IsLoopback(ip) || address.Host == "localhost" ? "none" : "lz4";
        }

        foreach ((string key, string value) in own is null ? SessionSettings.Own(config) : new Dictionary<string, string>())
        {
            settings[key] = value;
        }

        await Client.ConfigureAsync(settings, cancellationToken).ConfigureAwait(false);
        IEnumerable<string> jars = config.Get(SessionSettings.Jars).Select(jar => Path.GetFullPath(jar, Options.BaseDirectory));
        await Client.AddArtifactsAsync([.. jars.Select(jar => Artifact.File("jars/" + Path.GetFileName(jar), jar))], cancellationToken).ConfigureAwait(false);
        await UserFunctions.RegisterAsync(this, cancellationToken).ConfigureAwait(false);
    }
}
