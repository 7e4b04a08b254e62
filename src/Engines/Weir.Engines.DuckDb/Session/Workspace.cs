using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Sql;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Extensions;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Outside;
using Weir.Engines.DuckDb.Read.Lines;
using Weir.Engines.DuckDb.Spark;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Session;

/// <summary>The database that a session works in: one connection, the relations as views in a catalogue of their own, and the way from errors back to the Blueprint.</summary>
internal sealed class Workspace : IDisposable
{
    /// <summary>The catalogue of the relations: in memory, apart from the user's database, whose name comes from a file and so holds no slash.</summary>
    internal const string Catalog = "\"weir/run\"";

    private readonly DuckDbDatabase database;
    private readonly HashSet<string> schemas = new(StringComparer.Ordinal);
    private readonly HashSet<string> macros = new(StringComparer.Ordinal);

    private Workspace(DuckDbDatabase database, DuckDbConnection connection, EngineSessionOptions options)
    {
        this.database = database;
        Connection = connection;
        Extensions = new ExtensionStore(connection);
        Options = options;
        Functions = new UserFunctions(options.Functions, options.Redactor);
        Errors = new ErrorTranslator(Positions, Sources, options.Redactor);
    }

    internal DuckDbConnection Connection { get; }

    internal EngineSessionOptions Options { get; }

    internal SqlPositions Positions { get; } = new();

    internal SourceRegistry Sources { get; } = new();

    internal RelationCatalog Relations { get; } = new();

    internal OutsideSources Outside { get; } = new();

    internal UserFunctions Functions { get; }

    internal ExtensionStore Extensions { get; }

    internal LineTables Lines { get; } = new();

    internal SchemaNames Names { get; } = new();

    internal ErrorTranslator Errors { get; }

    /// <summary>The name of the user's own catalogue, whose tables an Ingress may read.</summary>
    internal string UserCatalog { get; private set; } = "memory";

    internal static Workspace Open(EngineSessionOptions options)
    {
        Config config = SessionSettings.Read(options);
        DuckDbDatabase? database = null;
        DuckDbConnection? connection = null;
        try
        {
            database = OpenDatabase(config, options);
            connection = database.Connect();
            Workspace workspace = new(database, connection, options);
            workspace.Prepare(config);
            return workspace;
        }
        catch (Exception exception) when (exception is DuckDbException or DllNotFoundException or WeirException)
        {
            connection?.Dispose();
            database?.Dispose();
            throw exception as WeirException ?? Unavailable(exception.Message, config.Node.Span, options, exception);
        }
    }

    /// <summary>Makes a schema, empty even if an earlier attempt filled it.</summary>
    internal void CreateSchema(string name)
    {
        string path = $"{Catalog}.{Quote.Identifier(name)}";
        Connection.Execute(schemas.Add(name) ? $"CREATE SCHEMA {path}" : $"DROP SCHEMA {path} CASCADE; CREATE SCHEMA {path}");
    }

    /// <summary>Makes a schema unless it is there.</summary>
    internal void EnsureSchema(string name)
    {
        if (!schemas.Contains(name))
        {
            CreateSchema(name);
        }
    }

    /// <summary>Makes a schema the only place where unqualified names are looked up.</summary>
    internal void Use(string schema) => Connection.Execute($"USE {Catalog}.{Quote.Identifier(schema)}");

    /// <summary>The text of a statement to run, with the macros made that it calls.</summary>
    internal string Register(ComposedSql sql)
    {
        SparkMacros.Prepare(Connection, sql.Text, macros);

        return Positions.Register(sql);
    }

    /// <summary>A relation's name as SQL.</summary>
    internal static string PathOf(string schema, string name) => $"{Catalog}.{Quote.Identifier(schema)}.{Quote.Identifier(name)}";

    /// <summary>Defines a view; its query is checked against its inputs but reads no rows.</summary>
    internal Relation CreateView(string schema, string name, SqlComposer query, IEnumerable<Relation> upstreams, CancellationToken cancellation, RelationOwner? owner = null)
    {
        string path = PathOf(schema, name);
        SqlComposer statement = new SqlComposer().Add($"CREATE OR REPLACE VIEW {path} AS ").Add(query);
        Connection.Execute(Register(statement.Build()), cancellation);
        Relation relation = new(path, SchemaOf(path, cancellation));
        Relations.Add(relation, VolatileWords.AnyOf(query.Words), upstreams, owner);
        return relation;
    }

    /// <summary>The columns of a relation or of a bracketed query.</summary>
    internal Schema SchemaOf(string source, CancellationToken cancellation)
    {
        using DuckDbResult result = Connection.Query($"SELECT * FROM {source} LIMIT 0", cancellation);
        return DuckDbTypes.ToSchema(result.Columns);
    }

    /// <summary>All rows of a small query.</summary>
    internal IReadOnlyList<object?[]> Rows(string sql, CancellationToken cancellation)
    {
        using DuckDbResult result = Connection.Query(sql, cancellation);
        return result.ReadRows(cancellation);
    }

    public void Dispose()
    {
        Connection.Dispose();
        database.Dispose();
        Outside.Dispose();
    }

    private static DuckDbDatabase OpenDatabase(Config config, EngineSessionOptions options)
    {
        string? file = SessionSettings.DatabaseFile(config, options);
        try
        {
            return DuckDbDatabase.Open(file);
        }
        catch (DuckDbException exception) when (file is not null)
        {
            throw Unavailable($"The database '{file}' can't be opened: {exception.Message}", config.SpanOf(SessionSettings.DatabasePath), options, exception);
        }
    }

    private void Prepare(Config config)
    {
        foreach ((string name, string value, Field? field) in SessionSettings.ToDuckDb(config, Options))
        {
            try
            {
                Connection.Execute($"SET {name} = {Quote.Literal(value)}");
            }
            catch (DuckDbException exception)
            {
                SourceSpan span = field is null ? config.Node.Span : config.SpanOf(field);
                throw Unavailable($"DuckDB refuses {field?.Name ?? name} '{value}': {exception.Message}", span, Options, exception);
            }
        }

        UserCatalog = (string?)Connection.QueryValue("SELECT current_catalog()") ?? UserCatalog;
        Connection.Execute($"ATTACH ':memory:' AS {Catalog}");
        Functions.Register(Connection);
    }

    private static WeirException Unavailable(string message, SourceSpan span, EngineSessionOptions options, Exception inner) =>
        new(new Diagnostic(EngineCodes.EngineUnavailable, span, options.Redactor.Redact(message)), inner);
}
