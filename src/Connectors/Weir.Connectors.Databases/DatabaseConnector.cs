using Weir.Connectors.Databases.Options;
using Weir.Connectors.Databases.Read;
using Weir.Connectors.Databases.Tables;
using Weir.Connectors.Databases.Write;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Connectors.Databases;

/// <summary>The tables of one kind of database as sources and targets.</summary>
internal sealed class DatabaseConnector : IConnector
{
    private readonly DatabaseKind kind;
    private readonly ComponentSpec reads;
    private readonly ComponentSpec writes;

    internal DatabaseConnector(DatabaseKind kind, string name, string title, IReadOnlyList<string> aliases)
    {
        this.kind = kind;
        reads = OptionSpecs.Reads(name, $"Tables and queries of {title}.", aliases, kind.IsFile);
        writes = OptionSpecs.Writes(name, $"Tables of {title}, written in one transaction.", aliases, kind.IsFile);
        Ingress = new FormatCapability(reads, []);
        Egress = new FormatCapability(writes, []);
    }

    public FormatCapability Ingress { get; }

    public FormatCapability Egress { get; }

    public void Check(Config config, DiagnosticBag findings, string moduleId)
    {
        bool reading = config.Spec == IngressSpec.Spec;
        Config options = SettingsReader.OptionsOf(config, reading ? reads : writes);
        CheckPlace(config, options, findings, moduleId);
        CheckRows(config, options, reading, findings, moduleId);
        if (!reading && config.Get(EgressSpec.Mode) == WriteMode.OverwritePartitions)
        {
            findings.Add(DatabaseCodes.ModeUnsupported, config.SpanOf(EgressSpec.Mode), $"'{moduleId}' has the mode overwrite_partitions, which a database table does not have.", "Use error, append, overwrite, merge or ignore.", moduleId);
        }

        if (!reading && !kind.DdlIsTransactional && config.Get(EgressSpec.OverwriteSchema))
        {
            findings.Add(DatabaseCodes.ModeUnsupported, config.SpanOf(EgressSpec.OverwriteSchema), $"{kind.Scheme} can't replace a table in a transaction, so 'overwrite_schema' can't be honoured.", "Leave it out: the rows are replaced and the table stays.", moduleId);
        }

        foreach (Field foreign in reading ? new Field[] { IngressSpec.Query } : [EgressSpec.PartitionBy, EgressSpec.RegisterAsTable, EgressSpec.Maintenance, EgressSpec.Repartition, EgressSpec.Coalesce])
        {
            if (config.Has(foreign))
            {
                string hint = foreign == (Field)IngressSpec.Query ? "A query that runs in the database is `options.query`." : "Remove it.";
                findings.Add(DatabaseCodes.PlaceMissing, config.SpanOf(foreign), $"'{foreign.Name}' has no meaning for a database table.", hint, moduleId);
            }
        }
    }

    public ISource OpenSource(ManifestModule module, ConnectorContext context)
    {
        ConnectionSettings settings = SettingsReader.Read(module, reads, kind, context);
        Config options = SettingsReader.OptionsOf(module.Config, reads);
        string query = options.Get(ConnectionFields.Query) ?? TableQuery(module.Config.Get(IngressSpec.Table) ?? options.Get(ConnectionFields.Table)!, settings);
        SourceSpan span = options.Has(ConnectionFields.Query) ? options.SpanOf(ConnectionFields.Query)
            : module.Config.Has(IngressSpec.Table) ? module.Config.SpanOf(IngressSpec.Table) : options.SpanOf(ConnectionFields.Table);
        return new DatabaseSource(kind, settings, query.Trim().TrimEnd(';'), new DatabaseFaults(context.Redactor, span.IsNone ? module.Span : span, module.Id));
    }

    public string TargetOf(ManifestModule module, ConnectorContext context)
    {
        ConnectionSettings settings = SettingsReader.Read(module, writes, kind, context);
        return NameOf(settings, TableOf(module, settings));
    }

    public ITargetStore OpenTarget(ManifestModule module, ConnectorContext context)
    {
        ConnectionSettings settings = SettingsReader.Read(module, writes, kind, context);
        return kind.OpenTarget(settings, TableOf(module, settings), WritePlan.Of(module), Faults(module, context), context.Time);
    }

    public ISink OpenSink(ManifestModule module, string staged, ConnectorContext context)
    {
        ConnectionSettings settings = SettingsReader.Read(module, writes, kind, context);
        return new DatabaseSink(kind, settings, TableOf(module, settings), WritePlan.Of(module), StagedName.Parse(staged), Faults(module, context));
    }

    private static DatabaseFaults Faults(ManifestModule module, ConnectorContext context)
    {
        SourceSpan span = module.Config.Has(EgressSpec.Table) ? module.Config.SpanOf(EgressSpec.Table) : module.Config.SpanOf(EgressSpec.Format);
        return new DatabaseFaults(context.Redactor, span, module.Id);
    }

    private string NameOf(ConnectionSettings settings, TableName table) => kind.IsFile
        ? $"{kind.Scheme}://{settings.File!.Replace("#", "%23", StringComparison.Ordinal)}/{table}"
        : $"{kind.Scheme}://{settings.Host.ToLowerInvariant()}:{settings.Port}/{settings.Database}/{table}".Replace("#", "%23", StringComparison.Ordinal);

    private TableName TableOf(ManifestModule module, ConnectionSettings settings) =>
        TableName.Parse(module.Config.Get(EgressSpec.Table) ?? SettingsReader.OptionsOf(module.Config, writes).Get(ConnectionFields.Table)!, kind.DefaultSchema(settings));

    /// <summary>Spark's <c>dbtable</c> may be a query in brackets with a name behind it.</summary>
    private string TableQuery(string table, ConnectionSettings settings)
    {
        string text = table.Trim();
        int end = text.StartsWith('(') ? text.LastIndexOf(')') : -1;
        return end > 0 ? text[1..end] : $"SELECT * FROM {kind.Quote(TableName.Parse(text, kind.DefaultSchema(settings)))}";
    }

    private void CheckPlace(Config config, Config options, DiagnosticBag findings, string moduleId)
    {
        bool known = kind.IsFile
            ? config.Has(IngressSpec.Path) || options.Has(ConnectionFields.Url)
            : options.Has(ConnectionFields.Url) || (options.Has(ConnectionFields.Host) && options.Has(ConnectionFields.Database));
        if (!known)
        {
            string hint = kind.IsFile ? "Give `path: data/shop.db`." : "Give `options: { host: ..., database: ... }`, or a `url`.";
            findings.Add(DatabaseCodes.PlaceMissing, config.SpanOf(IngressSpec.Format), $"'{moduleId}' does not say where its database is.", hint, moduleId);
        }

        if (!kind.IsFile && config.Has(IngressSpec.Path))
        {
            findings.Add(DatabaseCodes.PlaceMissing, config.SpanOf(IngressSpec.Path), "'path' has no meaning for a database that is a server.", "Name the table by `table`, and the server in the options.", moduleId);
        }
    }

    private static void CheckRows(Config config, Config options, bool reading, DiagnosticBag findings, string moduleId)
    {
        List<SourceSpan> given = [];
        foreach ((bool has, SourceSpan span) in new[]
        {
            (config.Has(IngressSpec.Table), config.SpanOf(IngressSpec.Table)),
            (options.Has(ConnectionFields.Table), options.SpanOf(ConnectionFields.Table)),
            (reading && options.Has(ConnectionFields.Query), reading ? options.SpanOf(ConnectionFields.Query) : SourceSpan.None),
        })
        {
            if (has)
            {
                given.Add(span);
            }
        }

        if (given.Count != 1)
        {
            string hint = reading ? "Give one of `table`, `options.dbtable` and `options.query`." : "Give one of `table` and `options.dbtable`.";
            string message = given.Count == 0 ? $"'{moduleId}' does not say which rows of the database it means." : $"'{moduleId}' says twice which rows of the database it means.";
            findings.Add(DatabaseCodes.PlaceMissing, given.Count == 0 ? config.SpanOf(IngressSpec.Format) : given[1], message, hint, moduleId);
        }
    }
}
