using System.Globalization;
using Npgsql;
using Weir.Conformance.Services;
using Weir.Stores.Postgres;

[assembly: AssemblyFixture(typeof(Weir.Stores.Tests.Support.PostgresServer))]

namespace Weir.Stores.Tests.Support;

/// <summary>One PostgreSQL for all tests of the assembly, started when the first needs it.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly Lazy<ServiceProcess?> service = new(() => ServiceProcess.TryStart("postgres", "/usr/lib/postgresql/*"));
    private int schemas;

    public int Port
    {
        get
        {
            Assert.SkipWhen(service.Value is null, "PostgreSQL is not installed.");
            return service.Value!.Port;
        }
    }

    /// <summary>The address of a schema that nobody has used.</summary>
    public string NewAddress() => Places.Address(Port, string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref schemas)}"));

    /// <summary>What a person with a tool sees: rows as text.</summary>
    public List<string> Sql(string sql)
    {
        using NpgsqlConnection connection = new($"Host=127.0.0.1;Port={Port};Database=weir;Username=weir;Password=weir-secret");
        connection.Open();
        using NpgsqlCommand command = new(sql, connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return rows;
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (service is { IsValueCreated: true, Value: { } running })
        {
            running.Dispose();
        }
    }
}
