using Weir.Conformance.Stores;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Stores.Postgres;
using Weir.Stores.Tests.Support;

namespace Weir.Stores.Tests.Postgres;

/// <summary>What only this store has: a server, a schema, an address with a password.</summary>
public sealed class PostgresStoreTests(PostgresServer server)
{
    private readonly string address = server.NewAddress();

    private string Schema => PostgresPlace.Parse(address).Schema;

    [Fact]
    public void Looking_makes_nothing()
    {
        PostgresRunStore.OpenExisting(address, TimeProvider.System).ShouldBeNull();
        server.Sql($"SELECT COUNT(*) FROM pg_namespace WHERE nspname = '{Schema}'").ShouldBe(["0"]);

        Disposal.Of(PostgresRunStore.Open(address, TimeProvider.System));

        PostgresRunStore found = PostgresRunStore.OpenExisting(address, TimeProvider.System).ShouldNotBeNull();
        Disposal.Of(found);
    }

    [Fact]
    public void The_tables_have_the_types_of_the_database()
    {
        PostgresRunStore store = PostgresRunStore.Open(address, TimeProvider.System);
        Happened run = new("r1");
        store.Append([run.Started(), run.Module("read"), run.Finished(RunStatus.Error, Happened.Error)]);
        Disposal.Of(store);

        server.Sql($"SELECT status || ' ' || (finished_at >= started_at) FROM {Schema}.run_records").ShouldBe(["error true"]);
        server.Sql($"SELECT error_message FROM {Schema}.failure_contexts").ShouldBe([Happened.Error.Message]);
        server.Sql($"SELECT pg_typeof(duration_ms) || ' ' || pg_typeof(captured_at) FROM {Schema}.module_metrics").ShouldBe(["double precision timestamp with time zone"]);
        server.Sql($"SELECT module_results::json -> 0 ->> 'module_id' FROM {Schema}.run_records").ShouldBe(["read"]);
        server.Sql($"SELECT version FROM {Schema}.schema_version").ShouldBe(["2"]);
    }

    [Fact]
    public void A_schema_of_a_newer_version_or_of_another_program_is_refused_and_left_alone()
    {
        Disposal.Of(PostgresRunStore.Open(address, TimeProvider.System));
        server.Sql($"UPDATE {Schema}.schema_version SET version = 99");
        Refusal(address).Code.ShouldBe(StoreCodes.Newer);

        string foreign = server.NewAddress();
        string schema = PostgresPlace.Parse(foreign).Schema;
        server.Sql($"CREATE SCHEMA {schema}");
        server.Sql($"CREATE TABLE {schema}.orders (id INT)");
        Refusal(foreign).Code.ShouldBe(StoreCodes.Foreign);
        server.Sql($"SELECT tablename FROM pg_tables WHERE schemaname = '{schema}'").ShouldBe(["orders"]);
    }

    [Fact]
    public void A_session_that_was_cut_off_is_opened_again_with_its_claims()
    {
        PostgresRunStore store = PostgresRunStore.Open(address, TimeProvider.System);
        PostgresRunStore other = PostgresRunStore.Open(address, TimeProvider.System);
        using IDisposable? claim = store.TryClaimRun("r1");
        store.Append([new Happened("r1").Started()]);

        string ours = $"FROM pg_stat_activity WHERE application_name LIKE 'weir % {Schema}'";
        server.Sql($"SELECT pg_terminate_backend(pid) {ours}").Count.ShouldBe(2);
        SpinWait.SpinUntil(() => server.Sql($"SELECT COUNT(*) {ours}")[0] == "0", TimeSpan.FromSeconds(20));

        // What is under way when the line is cut fails; what comes after does not.
        Should.Throw<WeirException>(() => store.FindRun("r1")).Diagnostic.Code.ShouldBeOneOf(StoreCodes.Unreachable, StoreCodes.Failed);
        store.FindRun("r1")!.Status.ShouldBe(RunStatus.Running);
        Should.Throw<WeirException>(() => other.FindRun("r1"));
        other.TryClaimRun("r1").ShouldBeNull();
        store.Append([new Happened("r1").Finished()]);
        other.FindRun("r1")!.Status.ShouldBe(RunStatus.Success);
        Disposal.Of(store);
        Disposal.Of(other);
    }

    [Fact]
    public void No_message_holds_the_password()
    {
        Diagnostic refused = Refusal($"postgres://weir:wrong-secret@127.0.0.1:{server.Port}/weir");
        refused.Code.ShouldBe(StoreCodes.Unreachable);
        refused.Message.ShouldContain($"postgres://127.0.0.1:{server.Port}/weir?schema=weir");
        refused.Message.ShouldNotContain("wrong-secret");

        Diagnostic gone = Refusal("postgres://weir:wrong-secret@127.0.0.1:1/weir");
        gone.Code.ShouldBe(StoreCodes.Unreachable);
        gone.Message.ShouldNotContain("wrong-secret");
    }

    [Theory]
    [InlineData("postgres://user:hidden@host/db?schema=A-b", "'A-b' can't be the schema")]
    [InlineData("postgres://user:hidden@host/db?nonsense=hidden", "no option 'nonsense'")]
    [InlineData("mysql://user:hidden@host/db", "no 'postgres://HOST/DATABASE'")]
    public void An_address_that_is_wrong_is_named_without_what_it_holds(string wrong, string said)
    {
        Diagnostic refused = Should.Throw<WeirException>(() => PostgresPlace.Parse(wrong)).Diagnostic;

        refused.Code.ShouldBe(StoreCodes.BadAddress);
        refused.Message.ShouldContain(said);
        refused.Message.ShouldNotContain("hidden");
    }

    private static Diagnostic Refusal(string address) => Should.Throw<WeirException>(() => PostgresRunStore.Open(address, TimeProvider.System)).Diagnostic;
}
