using Weir.Connectors.Databases;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Hosting.UserCode;

namespace Weir.Hosting;

/// <summary>The connectors of this build, by the formats that Blueprints use. A Blueprint that names none loads none.</summary>
internal static class Connectors
{
    /// <param name="code">Loads sources of the author's own; null where there are none.</param>
    public static ConnectorCatalogue Create(IUserCode? code = null) => new(
    [
        new("postgres", ["postgresql"], static () => DatabaseConnectors.Postgres()),
        new("sqlite", [], static () => DatabaseConnectors.Sqlite()),
        new("mysql", [], static () => DatabaseConnectors.MySql()),
        new("mariadb", [], static () => DatabaseConnectors.MariaDb()),
        new("jdbc", [], static () => DatabaseConnectors.Jdbc()),
        .. code is null ? Array.Empty<ConnectorEntry>() : [new ConnectorEntry(ConnectorFormats.Custom, [], () => new CustomConnector(code))],
    ]);
}
