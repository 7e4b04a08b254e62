using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Connect.Execution;
using Wire = Weir.Engines.Spark.Protocol;

namespace Weir.Compiler.Tests.Sql.Live;

/// <summary>A session on a real Spark server, which answers SQL as the recorded answers are written.</summary>
internal sealed class SparkOracle(SparkClient client) : IAsyncDisposable
{
    /// <summary>Connects with the settings under which the answers of a file are recorded, and makes the tables that they read.</summary>
    public static async Task<SparkOracle> ConnectAsync(string url, bool ansi, string zone)
    {
        SparkClient client = await SparkClient.ConnectAsync(SparkAddressReader.Read(url).Address!, new SparkClientOptions { Time = TimeProvider.System }, CancellationToken.None);
        await client.ConfigureAsync(
            [new("spark.sql.ansi.enabled", ansi ? "true" : "false"), new("spark.sql.session.timeZone", zone), new("spark.sql.shuffle.partitions", "1"), new("spark.sql.timeType.enabled", "true")], CancellationToken.None);
        SparkOracle oracle = new(client);
        foreach (string file in (string[])["tables.spark.sql", "tpch.spark.sql"])
        {
            foreach (string line in File.ReadLines(Path.Combine(Recorded.Folder, file)).Where(l => l.Length > 0))
            {
                await oracle.RowsAsync(line.TrimEnd(';'));
            }
        }

        return oracle;
    }

    /// <summary>What Spark answers to recorded SQL.</summary>
    public async Task<Recorded> AskAsync(Recorded question)
    {
        try
        {
            (Schema schema, List<string> rows) = await RowsAsync(question.Query);
            string[] names = question.IsWhole ? [.. schema.Names] : [];
            return question with { Error = null, Types = [.. schema.Fields.Select(f => SparkPrinter.Type(f.Type))], Names = names, Rows = rows };
        }
        catch (SparkException exception)
        {
            return question with { Error = exception.Error.ErrorClass ?? "none", Types = [], Names = [], Rows = [] };
        }
    }

    /// <summary>What Spark answers to many: expressions that are known to give a value are asked twenty at a time.</summary>
    public async Task<List<Recorded>> AskAsync(IReadOnlyList<Recorded> questions)
    {
        List<Recorded> answers = [];
        foreach (Recorded[] some in Group(questions))
        {
            if (some.Length == 1 || await AskTogetherAsync(some) is not { } together)
            {
                foreach (Recorded one in some)
                {
                    answers.Add(await AskAsync(one));
                }
            }
            else
            {
                answers.AddRange(together);
            }
        }

        return answers;
    }

    private static IEnumerable<Recorded[]> Group(IReadOnlyList<Recorded> questions)
    {
        IEnumerable<Recorded> expressions = questions.Where(IsValue);
        return expressions.Chunk(20).Concat(questions.Where(q => !IsValue(q)).Select(q => (Recorded[])[q]));
    }

    private static bool IsValue(Recorded question) => !question.IsWhole && question.Rows.Count == 1 && question.Error is null;

    private async Task<IEnumerable<Recorded>?> AskTogetherAsync(Recorded[] some)
    {
        try
        {
            Wire.Plan plan = PlanOf("SELECT " + string.Join(", ", some.Select((q, i) => $"({q.Sql}) AS c{i}")));
            List<Recorded> answers = [];
            await foreach (ColumnBatch batch in client.ReadAsync(plan, null, CancellationToken.None))
            {
                using (batch)
                {
                    answers.AddRange(batch.RowCount == 1 ? some.Select((q, i) => q with { Types = [SparkPrinter.Type(batch.Schema.Fields[i].Type)], Rows = [SparkPrinter.Value(batch[i], 0)] }) : []);
                }
            }

            return answers.Count == some.Length ? answers : null;
        }
        catch (SparkException)
        {
            return null;
        }
    }

    private static Wire.Plan PlanOf(string sql) => new() { Root = new Wire.Relation { Sql = new Wire.SQL { Query = sql } } };

    public ValueTask DisposeAsync() => client.DisposeAsync();

    private async Task<(Schema Schema, List<string> Rows)> RowsAsync(string sql)
    {
        Schema schema = new([]);
        List<string> rows = [];
        void Told(Wire.ExecutePlanResponse response)
        {
            if (response.Schema is { Struct: not null } type)
            {
                schema = SparkTypes.ToSchema(type);
            }
        }

        await foreach (ColumnBatch batch in client.ReadAsync(PlanOf(sql), Told, CancellationToken.None))
        {
            using (batch)
            {
                rows.AddRange(Enumerable.Range(0, batch.RowCount).Select(row => string.Join(" | ", batch.Columns.Select(c => SparkPrinter.Value(c, row)))));
            }
        }

        return (schema, rows);
    }
}
