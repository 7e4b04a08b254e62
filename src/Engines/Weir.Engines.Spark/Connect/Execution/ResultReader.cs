using System.Runtime.CompilerServices;
using Weir.Core.Data.Columns;
using Weir.Engines.Spark.Arrow.Read;

namespace Weir.Engines.Spark.Connect.Execution;

/// <summary>Reads results as columns.</summary>
internal static class ResultReader
{
    /// <summary>Runs a plan and streams its rows; at most a few batches are in memory at once, whatever the result's size.</summary>
    /// <param name="client">The session.</param>
    /// <param name="plan">A query.</param>
    /// <param name="other">Told of everything that comes beside rows: progress, metrics.</param>
    /// <param name="cancellationToken">Ends the work on the cluster.</param>
    /// <returns>Batches that are the caller's to dispose; at least one, also where there are no rows.</returns>
    internal static async IAsyncEnumerable<ColumnBatch> ReadAsync(
        this SparkClient client, Wire.Plan plan, Action<Wire.ExecutePlanResponse>? other, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BatchAssembler assembler = new();
        await foreach (Wire.ExecutePlanResponse response in client.ExecuteAsync(plan, cancellationToken).ConfigureAwait(false))
        {
            if (response.ResponseTypeCase != Wire.ExecutePlanResponse.ResponseTypeOneofCase.ArrowBatch)
            {
                other?.Invoke(response);
                continue;
            }

            if (assembler.Add(response.ArrowBatch) is { } stream)
            {
                foreach (ColumnBatch batch in ArrowStreamReader.Read(stream))
                {
                    yield return batch;
                }
            }
        }
    }
}
