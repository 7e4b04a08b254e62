using Weir.Engines.Spark.Connect;
using Weir.Engines.Spark.Connect.Artifacts;
using Weir.Engines.Spark.Connect.Errors;
using Weir.Engines.Spark.Tests.Support;

namespace Weir.Engines.Spark.Tests.Connect;

public sealed class SparkClientTests(SparkServer server)
{
    [Fact]
    public async Task The_handshake_tells_the_version()
    {
        await using SparkClient client = await server.ConnectAsync();
        client.Version.ShouldBe(new ServerVersion(4, 2));
        client.VersionText.ShouldBe("4.2.0");
    }

    [Fact]
    public async Task A_query_gives_its_columns_and_its_rows()
    {
        await using SparkClient client = await server.ConnectAsync();
        List<Wire.ExecutePlanResponse> responses = await client.RunAsync("SELECT 1 AS one");
        responses.First(r => r.Schema is not null).Schema.Struct.Fields.Select(field => field.Name).ShouldBe(["one"]);
        Plans.Batches(responses).ShouldBe([(0, 1)]);
    }

    [Fact]
    public async Task The_columns_of_a_query_are_known_without_running_it()
    {
        await using SparkClient client = await server.ConnectAsync();
        Wire.DataType schema = await client.SchemaAsync(Plans.Sql("SELECT 1 AS a, array('x') AS b"), CancellationToken.None);
        schema.Struct.Fields.Select(field => (field.Name, field.DataType.KindCase)).ShouldBe(
            [("a", Wire.DataType.KindOneofCase.Integer), ("b", Wire.DataType.KindOneofCase.Array)]);
    }

    [Fact]
    public async Task Settings_belong_to_the_session()
    {
        await using SparkClient one = await server.ConnectAsync();
        await using SparkClient other = await server.ConnectAsync();
        await one.ConfigureAsync([new("spark.sql.shuffle.partitions", "7")], CancellationToken.None);
        (await one.SettingAsync("spark.sql.shuffle.partitions", CancellationToken.None)).ShouldBe("7");
        (await other.SettingAsync("spark.sql.shuffle.partitions", CancellationToken.None)).ShouldBe("4");
        (await one.SettingAsync("spark.weir.nothing", CancellationToken.None)).ShouldBeNull();
        SparkException refused = await Should.ThrowAsync<SparkException>(() => one.ConfigureAsync([new("spark.sql.warehouse.dir", "/x")], CancellationToken.None));
        refused.Error.ErrorClass.ShouldBe("CANNOT_MODIFY_STATIC_CONFIG");
    }

    [Fact]
    public async Task An_error_has_its_class_its_state_and_its_place()
    {
        await using SparkClient client = await server.ConnectAsync();
        SparkException exception = await Should.ThrowAsync<SparkException>(() => client.RunAsync("SELECT idd FROM range(3)"));
        SparkError error = exception.Error;
        (error.Failure, error.ErrorClass, error.SqlState).ShouldBe((SparkFailure.Query, "UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703"));
        error.Message.ShouldStartWith("A column, variable, or function parameter with name `idd` cannot be resolved.");
        error.Parameter("objectName").ShouldBe("idd");
        error.Contexts.ShouldBe([new SparkQueryContext(7, 3, "idd")]);
    }

    [Fact]
    public async Task A_long_message_comes_whole()
    {
        await using SparkClient client = await server.ConnectAsync();
        string word = new('x', 9000);
        SparkException exception = await Should.ThrowAsync<SparkException>(() => client.RunAsync($"SELECT raise_error('{word}')"));
        exception.Error.Message.ShouldContain(word);
    }

    [Fact]
    public async Task Values_that_do_not_fit_name_their_place_too()
    {
        await using SparkClient client = await server.ConnectAsync();
        SparkException exception = await Should.ThrowAsync<SparkException>(() => client.RunAsync("SELECT CAST(s AS INT) FROM VALUES ('1'), ('b') AS t(s)"));
        exception.Error.ErrorClass.ShouldBe("CAST_INVALID_INPUT");
        exception.Error.Contexts.ShouldBe([new SparkQueryContext(7, 14, "CAST(s AS INT)")]);
    }

    [Fact]
    public async Task Leaving_a_result_early_ends_its_execution()
    {
        await using SparkClient client = await server.ConnectAsync();
        await foreach (Wire.ExecutePlanResponse response in client.ExecuteAsync(Plans.Query("SELECT id FROM range(0, 4000000, 1, 40)"), CancellationToken.None))
        {
            if (response.ResponseTypeCase == Wire.ExecutePlanResponse.ResponseTypeOneofCase.ArrowBatch)
            {
                break;
            }
        }

        (await client.InterruptAsync(CancellationToken.None)).ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(32 << 10)]
    [InlineData((32 << 10) + 1)]
    [InlineData(300_000)]
    public async Task A_file_arrives_whole(int length)
    {
        await using SparkClient client = await server.ConnectAsync();
        byte[] content = new byte[length];
        new Random(length).NextBytes(content);
        string name = $"files/{length}.bin";
        await client.AddArtifactsAsync([Artifact.Of(name, content), Artifact.Of("files/other.txt", [1, 2, 3])], CancellationToken.None);
        SparkException again = await Should.ThrowAsync<SparkException>(() => client.AddArtifactsAsync([Artifact.Of(name, [.. content, 7])], CancellationToken.None));
        again.Error.Message.ShouldContain("already exists");
    }

    [Fact]
    public void The_checksum_is_that_of_zip_files() => Crc32.Of("123456789"u8).ShouldBe(0xCBF43926u);

    [Fact]
    public async Task A_released_session_is_gone()
    {
        SparkClient first = await server.ConnectAsync();
        string id = first.Identity.SessionId;
        await first.DisposeAsync();
        SparkException exception = await Should.ThrowAsync<SparkException>(
            () => SparkClient.ConnectAsync(server.Address with { SessionId = id }, new SparkClientOptions { Time = TimeProvider.System }, CancellationToken.None));
        (exception.Error.Failure, exception.Error.ErrorClass).ShouldBe((SparkFailure.SessionLost, "INVALID_HANDLE.SESSION_CLOSED"));
    }

    [Fact]
    public async Task Nobody_there_is_said_after_a_few_tries()
    {
        SparkAddress nobody = SparkAddressReader.Read("sc://127.0.0.1:1").Address!;
        SparkException exception = await Should.ThrowAsync<SparkException>(
            () => SparkClient.ConnectAsync(nobody, new SparkClientOptions { Time = TimeProvider.System, Connecting = new(1, TimeSpan.Zero, TimeSpan.Zero) }, CancellationToken.None));
        exception.Error.Failure.ShouldBe(SparkFailure.Unreachable);
    }
}
