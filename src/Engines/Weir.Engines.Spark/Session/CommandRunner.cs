using Weir.Engines.Spark.Connect;

namespace Weir.Engines.Spark.Session;

/// <summary>Runs commands, whose answer is that they succeeded.</summary>
internal static class CommandRunner
{
    /// <param name="client">The session.</param>
    /// <param name="command">What to do.</param>
    /// <param name="told">Told of all that the server says on the way: progress, metrics, results.</param>
    /// <param name="cancellationToken">Ends the work on the cluster.</param>
    /// <exception cref="Connect.Errors.SparkException">It failed.</exception>
    internal static async Task RunAsync(this SparkClient client, Wire.Command command, Action<Wire.ExecutePlanResponse>? told, CancellationToken cancellationToken)
    {
        await foreach (Wire.ExecutePlanResponse response in client.ExecuteAsync(new Wire.Plan { Command = command }, cancellationToken).ConfigureAwait(false))
        {
            told?.Invoke(response);
        }
    }

    /// <summary>Runs a statement such as MERGE or OPTIMIZE.</summary>
    /// <exception cref="Connect.Errors.SparkException">It failed.</exception>
    internal static Task RunSqlAsync(this SparkClient client, Wire.Relation statement, Action<Wire.ExecutePlanResponse>? told, CancellationToken cancellationToken) =>
        client.RunAsync(new Wire.Command { SqlCommand = new Wire.SqlCommand { Input = statement } }, told, cancellationToken);
}
