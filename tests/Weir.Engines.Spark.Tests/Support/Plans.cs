using Weir.Engines.Spark.Connect;

namespace Weir.Engines.Spark.Tests.Support;

/// <summary>Short ways to plans and their responses.</summary>
internal static class Plans
{
    internal static Wire.Relation Sql(string query) => new() { Sql = new Wire.SQL { Query = query } };

    internal static Wire.Plan Query(string query) => new() { Root = Sql(query) };

    /// <summary>All responses of a query.</summary>
    internal static async Task<List<Wire.ExecutePlanResponse>> RunAsync(this SparkClient client, string query, CancellationToken cancellationToken = default)
    {
        List<Wire.ExecutePlanResponse> responses = [];
        await foreach (Wire.ExecutePlanResponse response in client.ExecuteAsync(Query(query), cancellationToken))
        {
            responses.Add(response);
        }

        return responses;
    }

    /// <summary>The first row of each batch (once, in however many pieces it comes) and its number of rows, in the order in which they came.</summary>
    internal static IEnumerable<(long Start, long Rows)> Batches(IEnumerable<Wire.ExecutePlanResponse> responses) =>
        responses.Where(response => response.ResponseTypeCase == Wire.ExecutePlanResponse.ResponseTypeOneofCase.ArrowBatch && response.ArrowBatch.ChunkIndex == 0)
            .Select(response => (response.ArrowBatch.StartOffset, response.ArrowBatch.RowCount));
}
