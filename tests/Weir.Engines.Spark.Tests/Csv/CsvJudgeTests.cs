using Weir.Core.Data.Columns;
using Weir.Engines.DuckDb.Tests.Csv;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Connect.Execution;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Csv;

/// <summary>The recorded answers to <c>tests/golden/csv</c> are those of the Spark server at hand; <c>WEIR_GOLDEN=write</c> records them again.</summary>
public sealed class CsvJudgeTests(SparkServer server)
{
    [Fact]
    public async Task Recorded_answers_are_those_of_a_live_server()
    {
        await using SparkClient spark = await server.ConnectAsync();
        await spark.ConfigureAsync([new("spark.sql.ansi.enabled", "true"), new("spark.sql.session.timeZone", "UTC"), new("spark.sql.timestampType", "TIMESTAMP_NTZ")], default);
        List<CsvCase> live = [];
        foreach (CsvCase recorded in CsvCase.All)
        {
            live.Add(await AskAsync(spark, recorded));
        }

        if (Environment.GetEnvironmentVariable("WEIR_GOLDEN") == "write")
        {
            await File.WriteAllLinesAsync(CsvCase.File, live.Select(answer => answer.ToLine()));
            return;
        }

        string.Join("\n", live.Select(answer => answer.ToLine())).ShouldBe(string.Join("\n", CsvCase.All.Select(recorded => recorded.ToLine())));
    }

    private static async Task<CsvCase> AskAsync(SparkClient spark, CsvCase question)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, question.Text);
            string options = string.Join(", ", question.Options.Append(("path", "file://" + file)).Select(option => $"{option.Item1} '{Escape(option.Item2)}'"));
            string columns = question.Schema is { } schema ? $" ({schema})" : "";
            await spark.RunAsync($"CREATE OR REPLACE TEMPORARY VIEW lines{columns} USING csv OPTIONS ({options})");
            string[] names = await TextsAsync(spark, "DESCRIBE lines");
            string values = string.Join(", ", names.Select(name => $"CAST(`{name}` AS STRING)"));
            return question.Answered(names, await TextsAsync(spark, $"SELECT to_json(array({values})) FROM lines"), null);
        }
        catch (SparkException failure)
        {
            return question.Answered([], [], failure.Error.ErrorClass ?? "none");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);

    /// <summary>The first column of a query, a text, in Spark's order.</summary>
    private static async Task<string[]> TextsAsync(SparkClient spark, string query)
    {
        List<string> rows = [];
        await foreach (ColumnBatch batch in spark.ReadAsync(Plans.Query(query), null, default))
        {
            using (batch)
            {
                rows.AddRange(Enumerable.Range(0, batch.RowCount).Select(batch[0].GetString));
            }
        }

        return [.. rows];
    }
}
