using Weir.Connectors.Databases.MySql;
using Weir.Connectors.Databases.Postgres;
using Weir.Connectors.Databases.Sqlite;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Connectors.Databases.Tasks;

/// <summary>The database that a task's keys name.</summary>
internal static class DatabaseKinds
{
    private static readonly string[] Names = ["postgres", "mysql", "mariadb", "sqlite"];

    /// <exception cref="WeirException">There is none of that name.</exception>
    internal static DatabaseKind Of(Config config, string moduleId)
    {
        string format = config.Get(SqlTaskFields.Format);
        return format switch
        {
            "postgres" or "postgresql" => new PostgresKind(),
            "mysql" or "mariadb" => new MySqlKind(format),
            "sqlite" => new SqliteKind(),
            _ => throw new WeirException(new Diagnostic(DatabaseCodes.PlaceMissing, config.SpanOf(SqlTaskFields.Format), $"There is no database format '{format}'.") { Hint = Suggestion.Hint(format, Names), ModuleId = moduleId }),
        };
    }

    /// <summary>The module that the options are read from.</summary>
    internal static ManifestModule Module(Config config, string moduleId)
    {
        MappingNode node = MappingNode.Empty;
        node = config.NodeOf(SqlTaskFields.Database) is { } path ? node.Set(new ScalarNode(IngressSpec.Path.Name, ScalarKind.Text, SourceSpan.None), path) : node;
        node = config.NodeOf(SqlTaskFields.Options) is { } options ? node.Set(new ScalarNode(IngressSpec.Options.Name, ScalarKind.Text, SourceSpan.None), options) : node;
        return new ManifestModule { Id = moduleId, Type = ModuleType.Ingress, Label = moduleId, Engine = "", Config = new Config(IngressSpec.Spec, node), Span = config.Node.Span };
    }
}
