using System.Data.Common;
using Npgsql;
using Weir.Conformance.Services;

namespace Weir.Connectors.Databases.Tests.Support;

/// <summary>One PostgreSQL for all tests of the assembly.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly ServiceProcess? service = ServiceProcess.TryStart("postgres", "/usr/lib/postgresql/*");

    /// <exception cref="Xunit.Sdk.SkipException">PostgreSQL is not installed.</exception>
    public async Task<DatabaseBench> OpenAsync()
    {
        Assert.SkipWhen(service is null, "PostgreSQL is not installed.");
        Connect().Dispose();
        return await DatabaseBench.OpenAsync("postgres", DatabaseConnectors.Postgres(), $$"""
            "options": {"host": "127.0.0.1", "port": {{service.Port}}, "database": "weir", "user": "weir", "password": "weir-secret"}
            """.Trim(), Connect);
    }

    public int Port => service!.Port;

    public DbConnection Connect()
    {
        NpgsqlConnection connection = new($"Host=127.0.0.1;Port={service!.Port};Database=weir;Username=weir;Password=weir-secret;Include Error Detail=true");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        service?.Dispose();
    }
}
