using Weir.Connectors.Databases;
using Weir.Core.Contracts;

namespace Weir.Hosting;

/// <summary>The connectors of this build, by the formats that Blueprints use. A Blueprint that names none loads none.</summary>
internal static class Connectors
{
    public static ConnectorCatalogue Create() => new(
    [
        new("postgres", ["postgresql"], static () => DatabaseConnectors.Postgres()),
        new("sqlite", [], static () => DatabaseConnectors.Sqlite()),
        new("mysql", [], static () => DatabaseConnectors.MySql()),
        new("mariadb", [], static () => DatabaseConnectors.MariaDb()),
        new("jdbc", [], static () => DatabaseConnectors.Jdbc()),
    ]);
}
