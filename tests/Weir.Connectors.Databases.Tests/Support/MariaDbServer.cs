using System.Data.Common;
using MySqlConnector;
using Weir.Conformance.Services;

namespace Weir.Connectors.Databases.Tests.Support;

/// <summary>One MariaDB for all tests of a class.</summary>
public sealed class MariaDbServer : IDisposable
{
    private readonly ServiceProcess? service = ServiceProcess.TryStart("mariadb", "mariadbd", "mariadb-install-db");

    public async Task<DatabaseBench> OpenAsync()
    {
        Assert.SkipWhen(service is null, "MariaDB is not installed.");
        return await DatabaseBench.OpenAsync("mariadb", DatabaseConnectors.MariaDb(), $$"""
            "options": {"host": "127.0.0.1", "port": {{service.Port}}, "database": "weir", "user": "weir", "password": "weir-secret"}
            """.Trim(), Connect);
    }

    public void Dispose()
    {
        MySqlConnection.ClearAllPools();
        service?.Dispose();
    }

    private DbConnection Connect()
    {
        MySqlConnection connection = new($"Server=127.0.0.1;Port={service!.Port};Database=weir;User ID=weir;Password=weir-secret");
        connection.Open();
        return connection;
    }
}
