using Weir.Core.Specs;

namespace Weir.Connectors.Databases.Options;

/// <summary>The options by which a database is reached and its rows are chosen.</summary>
public static class ConnectionFields
{
    public static Field<string> Url { get; } = Field.Text("url").Alias("dsn", "connection_string").Secret()
        .Doc("Where the database is: a URL, Spark's JDBC URL, or an ADO.NET connection string.", "postgresql://db.example.org:5432/shop");

    public static Field<string> Host { get; } = Field.Text("host").Doc("The server, instead of a URL.", "db.example.org");

    public static Field<long> Port { get; } = Field.Integer("port", 1, 65535).Doc("The server's port; by default the usual one.");

    public static Field<string> Database { get; } = Field.Text("database").Alias("dbname").Doc("The database on the server.", "shop");

    public static Field<string> User { get; } = Field.Text("user").Alias("username").Doc("Who connects.");

    public static Field<string> Password { get; } = Field.Text("password").Secret().Doc("The user's password. Take it from a secret: `@aq.secret('DB_PASSWORD')`.");

    public static Field<string> Schema { get; } = Field.Text("schema").Doc("The schema of a table that is named without one.", "sales");

    public static Field<string> Table { get; } = Field.Text("dbtable").Alias("table").Doc("The table, where the module does not name it by `table`; for a source also a query in brackets with a name, as Spark has it.", "public.orders");

    public static Field<string> Query { get; } = Field.Text("query").Doc("A query in the database's own SQL, which runs there, instead of a table.", "SELECT id, total FROM orders WHERE day >= DATE '2025-01-01'");

    public static Field<long> BatchRows { get; } = Field.Integer("batch_rows", 1, 1_000_000).Alias("fetchsize", "batchsize").Default(16_384)
        .Doc("How many rows are in memory as one batch.");

    public static Field<double> TimeoutSeconds { get; } = Field.Number("timeout_seconds", 1, 86_400).Alias("queryTimeout").Default(0, "none").Doc("How long one statement may take.");

    public static Field<string> Driver { get; } = Field.Text("driver").Doc("Spark's name of the JDBC driver; it changes nothing here, the URL tells the database.");
}
