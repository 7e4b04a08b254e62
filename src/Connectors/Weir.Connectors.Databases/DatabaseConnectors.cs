using Weir.Connectors.Databases.Postgres;
using Weir.Core.Contracts;

namespace Weir.Connectors.Databases;

/// <summary>The connectors of this project. Each loads its provider when it is used first.</summary>
public static class DatabaseConnectors
{
    public static IConnector Postgres() => new DatabaseConnector(new PostgresKind(), "postgres", "PostgreSQL", ["postgresql"]);
}
