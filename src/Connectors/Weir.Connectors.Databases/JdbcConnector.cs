using Weir.Connectors.Databases.Options;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;

namespace Weir.Connectors.Databases;

/// <summary>The format <c>jdbc</c>: Spark's options, whose URL names the kind of database.</summary>
internal sealed class JdbcConnector : IConnector
{
    private static readonly ComponentSpec Reads = OptionSpecs.Reads("jdbc", "A database by Spark's options: `url: jdbc:postgresql://...`, `dbtable` or `query`.", [], isFile: false);
    private static readonly ComponentSpec Writes = OptionSpecs.Writes("jdbc", "A database's table by Spark's options.", [], isFile: false);

    private readonly IConnector postgres = DatabaseConnectors.Postgres();
    private readonly IConnector mySql = DatabaseConnectors.MySql();
    private readonly IConnector mariaDb = DatabaseConnectors.MariaDb();
    private readonly IConnector sqlite = DatabaseConnectors.Sqlite();

    public FormatCapability Ingress { get; } = new(Reads, []);

    public FormatCapability Egress { get; } = new(Writes, []);

    public void Check(Config config, DiagnosticBag findings, string moduleId)
    {
        if (Find(config) is { } found)
        {
            found.Check(config, findings, moduleId);
            return;
        }

        Config options = SettingsReader.OptionsOf(config, Reads);
        findings.Add(
            options.Has(ConnectionFields.Url) ? DatabaseCodes.BadUrl : DatabaseCodes.PlaceMissing,
            options.Has(ConnectionFields.Url) ? options.SpanOf(ConnectionFields.Url) : config.SpanOf(IngressSpec.Format),
            $"'{moduleId}' does not say by its URL which database it means.", "The format jdbc knows jdbc:postgresql:, jdbc:mysql:, jdbc:mariadb: and jdbc:sqlite:.", moduleId);
    }

    public ISource OpenSource(ManifestModule module, ConnectorContext context) => Of(module).OpenSource(module, context);

    public string TargetOf(ManifestModule module, ConnectorContext context) => Of(module).TargetOf(module, context);

    public ITargetStore OpenTarget(ManifestModule module, ConnectorContext context) => Of(module).OpenTarget(module, context);

    public ISink OpenSink(ManifestModule module, string staged, ConnectorContext context) => Of(module).OpenSink(module, staged, context);

    /// <summary>A module that runs was checked before.</summary>
    private IConnector Of(ManifestModule module) => Find(module.Config) ?? postgres;

    private IConnector? Find(Config config)
    {
        string url = SettingsReader.OptionsOf(config, Reads).Get(ConnectionFields.Url) ?? "";
        string text = url.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase) ? url[5..] : url;
        return text.Split(':')[0].ToLowerInvariant() switch
        {
            "postgresql" or "postgres" => postgres,
            "mysql" => mySql,
            "mariadb" => mariaDb,
            "sqlite" => sqlite,
            _ => null,
        };
    }
}
