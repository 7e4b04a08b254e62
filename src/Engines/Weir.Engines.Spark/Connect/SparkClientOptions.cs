using Weir.Engines.Spark.Connect.Grpc;
using Weir.Engines.Spark.Connect.Retry;

namespace Weir.Engines.Spark.Connect;

/// <summary>What a client needs beside an address.</summary>
internal sealed record SparkClientOptions
{
    /// <summary>Measures waits and lives of streams.</summary>
    internal required TimeProvider Time { get; init; }

    /// <summary>What we call ourselves.</summary>
    internal string ClientName { get; init; } = "weir/" + typeof(SparkClient).Assembly.GetName().Version?.ToString(3);

    /// <summary>The owner of the session when the address names none: <c>SPARK_USER</c>, else the user of the operating system.</summary>
    internal string UserName { get; init; } = Environment.GetEnvironmentVariable("SPARK_USER") ?? Environment.UserName;

    /// <summary>How patient later calls are.</summary>
    internal RetryPolicy Retries { get; init; } = RetryPolicy.Standard;

    /// <summary>How patient the first call is.</summary>
    internal RetryPolicy Connecting { get; init; } = RetryPolicy.Connecting;

    /// <summary>Makes connections.</summary>
    internal Func<HttpMessageHandler> Handler { get; init; } = GrpcHandler.Create;
}
