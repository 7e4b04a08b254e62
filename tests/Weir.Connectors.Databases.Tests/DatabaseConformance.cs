using Weir.Connectors.Databases.Tests.Support;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;

namespace Weir.Connectors.Databases.Tests;

/// <summary>What every database does alike. A database derives it and says how it is reached.</summary>
public abstract class DatabaseConformance
{
    private const string People = "SELECT * FROM (VALUES (1, 'Ada', 1.25::DECIMAL(6,2)), (2, 'Bob', NULL), (3, NULL, 0.25)) AS v(id, name, score)";

    protected abstract Task<DatabaseBench> OpenAsync();

    /// <summary>How an int comes back.</summary>
    protected virtual string IntType => "int";

    /// <summary>What tells who holds a target.</summary>
    protected virtual string HolderName => "run1";

    /// <summary>Whether a table can be replaced with its columns.</summary>
    protected virtual bool ReplacesTables => true;

    protected virtual string TextType => "varchar(200)";

    [Fact]
    public async Task A_new_table_has_the_rows_and_their_types()
    {
        await using DatabaseBench bench = await NewAsync("fresh");
        await bench.WriteAsync(People, "fresh", "error");
        Relation back = await bench.SourceAsync("\"table\": \"fresh\"");
        back.Schema.ToString().ShouldBe($"id {IntType}, name string, score decimal(6,2)");
        (await bench.Engine.ReadAsync(back, "id", "name", "score")).ShouldBe(["1|\"Ada\"|1.25", "2|\"Bob\"|null", "3|null|0.25"]);
    }

    [Fact]
    public async Task Every_value_comes_back_as_it_went()
    {
        await using DatabaseBench bench = await NewAsync("everything");
        const string Sql = """
            SELECT * FROM (VALUES
              (true, 32767::SMALLINT, 2147483647::INT, 9223372036854775807::BIGINT, 1.5::FLOAT, 0.1::DOUBLE, 'żółw €'::VARCHAR, '\x00\xFF'::BLOB, DATE '2024-02-29', TIME '23:59:59.123456', TIMESTAMP '1969-12-31 23:59:59.999999', 99999999999999999999999999999.999999999::DECIMAL(38,9)),
              (false, -32768, -2147483648, -9223372036854775808, -3.25, -1e300, '', ''::BLOB, DATE '1000-01-01', TIME '00:00:00', TIMESTAMP '2262-04-11 23:47:16', -0.000000001),
              (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
            ) AS v(flag, small, whole, big, single, twice, word, bytes, day, clock, moment, number)
            """;
        string[] columns = ["flag", "small", "whole", "big", "single", "twice", "word", "hex", "day", "clock", "moment", "number"];
        await bench.WriteAsync(Sql, "everything", "error");
        await bench.SourceAsync("\"table\": \"everything\"");
        await bench.RowsAsync(Sql);
        string[] expected = await ReadAsync(bench, "rows", columns);
        (await ReadAsync(bench, "source", columns)).ShouldBe(expected);
    }

    [Fact]
    public async Task Append_adds_overwrite_replaces_and_the_table_stays()
    {
        await using DatabaseBench bench = await NewAsync("modes");
        bench.Execute($"CREATE TABLE modes (id int PRIMARY KEY, name {TextType}, score decimal(6,2), extra {TextType} DEFAULT 'own')");
        await bench.WriteAsync(People, "modes", "append");
        await bench.WriteAsync("SELECT 4 AS id, 'Dan' AS name", "modes", "append", runId: "run2");
        bench.Query("SELECT id, name, score, extra FROM modes ORDER BY id").ShouldBe(["1|Ada|1.25|own", "2|Bob|NULL|own", "3|NULL|0.25|own", "4|Dan|NULL|own"]);
        await bench.WriteAsync("SELECT 9 AS id", "modes", "overwrite", runId: "run3");
        bench.Query("SELECT id, name, extra FROM modes").ShouldBe(["9|NULL|own"]);
    }

    [Fact]
    public async Task Overwrite_may_replace_the_table_and_its_columns()
    {
        Assert.SkipUnless(ReplacesTables, "The database can't replace a table in a transaction, which is refused when the Blueprint is checked.");
        await using DatabaseBench bench = await NewAsync("renewed");
        bench.Execute("CREATE TABLE renewed (id int)");
        await bench.WriteAsync("SELECT 'x' AS word", "renewed", "overwrite", "\"overwrite_schema\": true");
        bench.Query("SELECT * FROM renewed").ShouldBe(["x"]);
    }

    [Fact]
    public async Task Merge_equals_a_dictionary()
    {
        await using DatabaseBench bench = await NewAsync("merged");
        Random random = new(7);
        Dictionary<(int, string), int> expected = [];
        for (int round = 0; round < 5; round++)
        {
            Dictionary<(int, string), int> batch = [];
            for (int i = 0; i < 40; i++)
            {
                batch[(random.Next(20), random.Next(3) switch { 0 => "a", 1 => "b", _ => "it''s" })] = random.Next(1000);
            }

            string values = string.Join(", ", batch.Select(row => $"({row.Key.Item1}, '{row.Key.Item2}', {row.Value})"));
            await bench.WriteAsync($"SELECT * FROM (VALUES {values}) AS v(k, w, n)", "merged", "merge", "\"merge_key\": [\"k\", \"w\"]", $"run{round}");
            foreach (((int, string) key, int value) in batch)
            {
                expected[key] = value;
            }
        }

        bench.Query("SELECT k, w, n FROM merged").Order(StringComparer.Ordinal)
            .ShouldBe(expected.Select(row => $"{row.Key.Item1}|{row.Key.Item2.Replace("''", "'", StringComparison.Ordinal)}|{row.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_merge_key_is_never_null_and_never_twice()
    {
        await using DatabaseBench bench = await NewAsync("keyed");
        bench.Execute("CREATE TABLE keyed (id int, n int)");
        foreach (string rows in new[] { "SELECT NULL::INT AS id, 1 AS n", "SELECT * FROM (VALUES (1, 1), (1, 2)) AS v(id, n)" })
        {
            WeirException failure = await Should.ThrowAsync<WeirException>(() => bench.WriteAsync(rows, "keyed", "merge", "\"merge_key\": \"id\""));
            failure.Diagnostic.Code.ShouldBe(DatabaseCodes.MergeKey);
            failure.Diagnostic.Span.IsNone.ShouldBeFalse();
        }

        bench.Query("SELECT * FROM keyed").ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_visible_before_it_is_published_and_discarding_leaves_nothing()
    {
        await using DatabaseBench bench = await NewAsync("hidden");
        ManifestModule module = bench.Egress("hidden", "append");
        PublishStep step = await bench.StageAsync(await bench.RowsAsync(People), module);
        ITargetStore target = bench.TargetOf(module);
        target.Inspect(step.Target).ShouldBe(TargetState.Absent);
        target.Inspect(step.Staged).ShouldBe(TargetState.Table);
        target.StagedRuns(step.Target).ShouldBe(["run1"]);
        target.Discard(step.Target, "run1");
        target.Inspect(step.Staged).ShouldBe(TargetState.Absent);
        target.StagedRuns(step.Target).ShouldBeEmpty();
    }

    [Fact]
    public async Task Publishing_again_after_a_crash_adds_nothing()
    {
        await using DatabaseBench bench = await NewAsync("again");
        bench.Execute($"CREATE TABLE again (id int, name {TextType}, score decimal(6,2))");
        ManifestModule module = bench.Egress("again", "append");
        PublishStep step = await bench.StageAsync(await bench.RowsAsync(People), module);
        bench.TargetOf(module).Publish(step);
        bench.TargetOf(module).Publish(step);
        bench.TargetOf(module).Discard(step.Target, "run1");
        bench.TargetOf(module).Publish(step);
        bench.Query("SELECT count(*) FROM again").ShouldBe(["3"]);
        bench.TargetOf(module).StagedRuns(step.Target).ShouldBeEmpty();
    }

    [Fact]
    public async Task Staged_rows_that_somebody_dropped_are_told_of()
    {
        await using DatabaseBench bench = await NewAsync("lost");
        ManifestModule module = bench.Egress("lost", "append");
        PublishStep step = await bench.StageAsync(await bench.RowsAsync(People), module);
        bench.TargetOf(module).Discard(step.Target, "run1");
        Should.Throw<WeirException>(() => bench.TargetOf(module).Publish(step)).Diagnostic.Code.ShouldBe(DatabaseCodes.StagedLost);
    }

    [Fact]
    public async Task A_failing_publish_changes_nothing_and_can_be_made_later()
    {
        await using DatabaseBench bench = await NewAsync("unique_rows");
        bench.Execute("CREATE TABLE unique_rows (id int PRIMARY KEY)");
        bench.Execute("INSERT INTO unique_rows VALUES (2)");
        ManifestModule module = bench.Egress("unique_rows", "append");
        PublishStep step = await bench.StageAsync(await bench.RowsAsync("SELECT unnest([1, 2, 3])::INT AS id"), module);
        Should.Throw<WeirException>(() => bench.TargetOf(module).Publish(step)).Diagnostic.Code.ShouldBe(DatabaseCodes.WriteFailed);
        bench.Query("SELECT id FROM unique_rows").ShouldBe(["2"]);
        bench.Execute("DELETE FROM unique_rows");
        bench.TargetOf(module).Publish(step);
        bench.Query("SELECT id FROM unique_rows ORDER BY id").ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task A_target_has_one_writer()
    {
        await using DatabaseBench bench = await NewAsync("leased");
        ManifestModule module = bench.Egress("leased", "append");
        string target = bench.Connector.TargetOf(module, bench.Context);
        using (ITargetLease? first = bench.TargetOf(module).TryLease(target, "run1"))
        {
            first.ShouldNotBeNull().Target.ShouldBe(target);
            bench.TargetOf(module).TryLease(target, "run2").ShouldBeNull();
            bench.TargetOf(module).DescribeHolder(target).ShouldNotBeNull().ShouldContain(HolderName);
        }

        using ITargetLease? second = bench.TargetOf(module).TryLease(target, "run2");
        second.ShouldNotBeNull();
    }

    [Fact]
    public async Task Columns_are_matched_by_name_and_strangers_are_refused_by_name()
    {
        await using DatabaseBench bench = await NewAsync("matched");
        bench.Execute($"CREATE TABLE matched (id int NOT NULL, name {TextType})");
        await bench.WriteAsync("SELECT 'x' AS NAME, 1::BIGINT AS id", "matched", "append");
        bench.Query("SELECT id, name FROM matched").ShouldBe(["1|x"]);
        WeirException extra = await Should.ThrowAsync<WeirException>(() => bench.WriteAsync("SELECT 1 AS id, 2 AS odd", "matched", "append"));
        extra.Diagnostic.Code.ShouldBe(DatabaseCodes.ColumnUnknown);
        extra.Diagnostic.Message.ShouldContain("'odd'");
        WeirException missing = await Should.ThrowAsync<WeirException>(() => bench.WriteAsync("SELECT 'x' AS name", "matched", "append"));
        missing.Diagnostic.Message.ShouldContain("'id'");
        await bench.WriteAsync("SELECT 2 AS id, 7 AS odd", "matched", "append", "\"merge_schema\": true", "run2");
        bench.Query("SELECT id, name, odd FROM matched ORDER BY id").ShouldBe(["1|x|NULL", "2|NULL|7"]);
    }

    [Fact]
    public async Task A_value_that_does_not_fit_stops_the_write_before_anything_is_published()
    {
        await using DatabaseBench bench = await NewAsync("narrow");
        bench.Execute("CREATE TABLE narrow (id smallint)");
        (await Should.ThrowAsync<WeirException>(() => bench.WriteAsync("SELECT 70000 AS id", "narrow", "append"))).Diagnostic.Message.ShouldContain("70000");
        bench.Query("SELECT * FROM narrow").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_runs_in_the_database()
    {
        await using DatabaseBench bench = await NewAsync("asked");
        await bench.WriteAsync(People, "asked", "error");
        Relation back = await bench.Engine.DefineAsync(Core.Blueprints.ModuleType.Ingress, "source", WithOption(bench, "query", "SELECT count(*) AS n, max(id) AS top FROM asked"));
        (await bench.Engine.ReadAsync(back, "n", "top")).ShouldBe(["3|3"]);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_a_finding_with_its_place()
    {
        await using DatabaseBench bench = await NewAsync("nowhere");
        DefinedModule module = await bench.Engine.TryDefineAsync(Core.Blueprints.ModuleType.Ingress, "source", bench.Config("\"table\": \"nowhere\""));
        Diagnostic finding = module.Diagnostics.ShouldHaveSingleItem();
        finding.Code.ShouldBe(DatabaseCodes.ReadFailed);
        finding.Message.ShouldContain("nowhere");
        finding.Span.IsNone.ShouldBeFalse();
    }

    [Fact]
    public async Task Many_rows_go_both_ways_in_batches()
    {
        await using DatabaseBench bench = await NewAsync("many");
        await bench.WriteAsync("SELECT i::INT AS id, 'row ' || i AS word, (i * 7)::BIGINT AS n FROM range(50000) AS r(i)", "many", "error");
        Relation back = await bench.SourceAsync("\"table\": \"many\"");
        Relation sums = await bench.Engine.DefineAsync(Core.Blueprints.ModuleType.Channel, "sums", """{"op": "sql", "query": "SELECT count(*) AS c, sum(id)::BIGINT AS i, sum(n)::BIGINT AS n, sum(length(word))::BIGINT AS l FROM source"}""", "source");
        (await bench.Engine.ReadAsync(sums, "c", "i", "n", "l")).ShouldBe(["50000|1249975000|8749825000|438890"]);
        back.Schema.Fields.Length.ShouldBe(3);
    }

    protected static string WithOption(DatabaseBench bench, string name, string value)
    {
        string option = $"\"{name}\": {System.Text.Json.JsonSerializer.Serialize(value)}";
        string config = bench.Config("");
        return config.Contains("\"options\": {", StringComparison.Ordinal)
            ? config.Replace("\"options\": {", $"\"options\": {{{option}, ", StringComparison.Ordinal)
            : bench.Config($"\"options\": {{{option}}}");
    }

    /// <summary>A bench in which a table is not there yet.</summary>
    protected async Task<DatabaseBench> NewAsync(string table)
    {
        DatabaseBench bench = await OpenAsync();
        bench.Execute($"DROP TABLE IF EXISTS {table}");
        return bench;
    }

    private static async Task<string[]> ReadAsync(DatabaseBench bench, string source, string[] columns)
    {
        Relation texts = await bench.Engine.DefineAsync(Core.Blueprints.ModuleType.Channel, $"{source}_texts", $$"""{"op": "sql", "query": "SELECT * EXCLUDE bytes, hex(bytes) AS hex FROM {{source}}"}""", source);
        return await bench.Engine.ReadAsync(texts, columns);
    }
}
