using Weir.Connectors.Databases.MySql;
using Weir.Connectors.Databases.Postgres;
using Weir.Connectors.Databases.Sqlite;
using Weir.Core.Contracts;

namespace Weir.Connectors.Databases;

/// <summary>The connectors of this project. Each loads its provider when it is used first.</summary>
public static class DatabaseConnectors
{
    public static IConnector Postgres() => new DatabaseConnector(new PostgresKind(), "postgres", "PostgreSQL", ["postgresql"]);

    public static IConnector MySql() => new DatabaseConnector(new MySqlKind("mysql"), "mysql", "MySQL", []);

    public static IConnector MariaDb() => new DatabaseConnector(new MySqlKind("mariadb"), "mariadb", "MariaDB", []);

    public static IConnector Sqlite() => new DatabaseConnector(new SqliteKind(), "sqlite", "SQLite", []);

    /// <summary>Spark's spelling: the URL tells which of the others it is.</summary>
    public static IConnector Jdbc() => new JdbcConnector();
}
